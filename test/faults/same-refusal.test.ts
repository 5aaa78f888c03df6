import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { catalogOfMugs } from "../support/catalog-with";
import { forgetMappings } from "../support/forget-mappings";
import { playApp, type PlayedApp } from "../support/play-app";

/** Three batches of 50. */
const PRODUCTS = 150;
const BATCH = 50;
const WORDS = "The category is not available for this shop.";
const RECOMMEND = { path: /categories\/recommend/ };

let app: PlayedApp;

beforeAll(async () => {
  app = await playApp({
    catalog: catalogOfMugs(PRODUCTS),
    // One batch after the other.
    environment: { WORKER_BATCHES: "1" },
  });
  await app.install();
  await app.connect();
  await app.startWorker();
});

afterAll(() => app.close());

/** Nothing is mapped or uploaded. */
beforeEach(async () => {
  await forgetMappings(app);
});

function refuse(times: number, code = 12052225): () => void {
  const body = { code, message: WORDS, request_id: "r", data: null };
  return app.sandbox.nextAnswer(RECOMMEND, { body }, times);
}

async function refused() {
  const { database, shop } = await app.context();
  const where = { shopId: shop.id, status: "needs-attention" };
  return database.productMapping.findMany({ where });
}

async function resume(id: number) {
  const { resumeRun } = await import("../../app/flows/control-run.server");
  await resumeRun(await app.context(), id);
}

describe("a run whose answers are nearly all the same refusal", () => {
  it("pauses with the refusal in words, and asks about the refused ones again once it is gone", async () => {
    const accept = refuse(1_000_000);

    await app.startRun();
    const paused = await app.untilRun(({ status }) => status === "paused");
    await vi.waitFor(async () => expect(await refused()).toHaveLength(BATCH), { timeout: 60_000 });
    accept();
    await resume(paused.id);
    const finished = await app.untilRun(({ isActive }) => !isActive);
    const mended = await app.mapAll();

    expect(paused).toMatchObject({ reason: "same-refusal", reasonDetail: WORDS });
    expect(finished).toMatchObject({
      id: paused.id,
      status: "finished",
      reason: null,
      reasonDetail: null,
      progress: { recommended: PRODUCTS - BATCH, failed: BATCH },
    });
    expect(mended.progress).toMatchObject({ recommended: BATCH, failed: 0 });
    expect(await refused()).toEqual([]);
  });

  it("pauses for a code that nobody knows, too", async () => {
    const accept = refuse(1_000_000, 36009043);

    await app.startRun();
    const paused = await app.untilRun(({ status }) => status === "paused");
    accept();
    await resume(paused.id);
    const finished = await app.untilRun(({ isActive }) => !isActive);

    expect(paused).toMatchObject({ reason: "same-refusal", reasonDetail: WORDS });
    expect(finished.status).toBe("finished");
  });

  it("goes on when the merchant wants that, and is not stopped by every batch", async () => {
    const accept = refuse(1_000_000);

    await app.startRun();
    const paused = await app.untilRun(({ status }) => status === "paused");
    await resume(paused.id);
    const finished = await app.untilRun(({ isActive }) => !isActive);
    accept();

    expect(finished).toMatchObject({ status: "finished", progress: { failed: PRODUCTS } });
  });

  it("goes on where only some are refused", async () => {
    const accept = refuse(BATCH - 6);

    const finished = await app.mapAll();
    accept();

    expect(finished).toMatchObject({ status: "finished", progress: { failed: BATCH - 6 } });
  });
});
