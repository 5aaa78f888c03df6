import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { ensureBuild } from "../../scripts/support/build.mjs";
import { catalogOfMugs } from "../support/catalog-with";
import { forgetMappings } from "../support/forget-mappings";
import { playApp, type PlayedApp } from "../support/play-app";
import { startWorkerProcess } from "../support/start-worker-process";

/** One batch. */
const PRODUCTS = 20;
const RECOMMEND = /categories\/recommend/;
const WAIT = { timeout: 60_000, interval: 50 };

let app: PlayedApp;

beforeAll(async () => {
  await ensureBuild();
  app = await playApp({
    catalog: catalogOfMugs(PRODUCTS),
  });
  await app.install();
  await app.connect();
});

afterAll(() => app.close());

/** Nothing is mapped or uploaded, and nobody works. */
beforeEach(async () => {
  await forgetMappings(app);
  const { database } = await app.context();
  await database.$executeRaw`DELETE FROM pgboss.job WHERE name = 'map-batch'`;
  app.sandbox.requests.clear();
});

/** Starts a run, and pauses it and lets it go on while all of its products wait for their answers. */
async function goOnUnderWay(): Promise<void> {
  const { pauseRun, resumeRun } = await import("../../app/flows/control-run.server");
  const { uploads } = app.sandbox.tikTokShop;
  const before = uploads.count;
  const { id } = await app.startRun();
  await app.untilRun(({ status }) => status === "mapping");
  await vi.waitFor(() => expect(uploads.count - before).toBe(PRODUCTS), WAIT);
  await pauseRun(await app.context(), { id }, "paused-by-merchant");
  await resumeRun(await app.context(), id);
}

/** So many jobs for its batch were taken from the queue. */
async function untilTaken(jobs: number): Promise<void> {
  const { database } = await app.context();
  await vi.waitFor(async () => {
    const taken = await database.$queryRaw<object[]>`
      SELECT FROM pgboss.job WHERE name = 'map-batch' AND started_on IS NOT NULL`;
    expect(taken.length).toBeGreaterThanOrEqual(jobs);
  }, WAIT);
}

describe("a run that goes on while a batch is under way", () => {
  it("is finished by the next worker where that batch's was killed", async () => {
    const release = app.sandbox.hold({ path: RECOMMEND });
    const worker = startWorkerProcess(app.sandbox);
    await goOnUnderWay();
    await worker.kill();
    release();

    const next = startWorkerProcess(app.sandbox);
    const finished = await app.untilRun(({ isActive }) => !isActive);
    await next.stop();

    const progress = { recommended: PRODUCTS, imagesUploaded: PRODUCTS, failed: 0 };
    expect(finished).toMatchObject({ status: "finished", progress });
  });

  it("does not ask about its products twice", async () => {
    const release = app.sandbox.hold({ path: RECOMMEND });
    const worker = startWorkerProcess(app.sandbox);
    await goOnUnderWay();
    // The job that going on queued found the other one at work, and looks again.
    await untilTaken(3);
    release();

    const finished = await app.untilRun(({ isActive }) => !isActive);
    await worker.stop();

    const progress = { recommended: PRODUCTS, imagesUploaded: PRODUCTS, recommendCalls: PRODUCTS };
    expect(finished).toMatchObject({ status: "finished", progress });
    expect(app.sandbox.requests.count({ operation: RECOMMEND })).toBe(PRODUCTS);
  });
});
