import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generatedCatalog } from "../../sandbox/catalog/catalog";
import { ensureBuild } from "../../scripts/support/build.mjs";
import { findJobsOfTheDead } from "../support/find-jobs-of-the-dead";
import { playApp, type PlayedApp } from "../support/play-app";
import { startWorkerProcess } from "../support/start-worker-process";

const PRODUCTS = 240;
/** Products that one worker has in hand at once (WORKER_PRODUCTS): more cannot be in flight at the kill. */
const IN_FLIGHT = 32;
const UPLOAD = /images\/upload/;

let app: PlayedApp;

beforeAll(async () => {
  await ensureBuild();
  app = await playApp({
    catalog: generatedCatalog({ products: PRODUCTS }),
    environment: { WORKER_PRODUCTS: String(IN_FLIGHT), WORKER_BATCHES: "4" },
  });
  await app.install();
  await app.connect();
});

afterAll(() => app.close());

describe("a worker that is killed in the middle of a run", () => {
  it("leaves a run that the next worker finishes, without a picture uploaded twice beyond those in flight", async () => {
    const release = app.sandbox.hold({ path: UPLOAD }, PRODUCTS / 2);
    const first = startWorkerProcess(app.sandbox);
    await app.startRun();
    // Not the run's progress: that counts whole batches, and the uploads that pass may be of several.
    await expect
      .poll(() => app.sandbox.tikTokShop.uploads.count)
      .toBeGreaterThanOrEqual(PRODUCTS / 4);

    await first.kill();
    release();
    const atKill = await app.untilRun(() => true);
    const jobs = await findJobsOfTheDead();
    const second = startWorkerProcess(app.sandbox);
    const finished = await app.untilRun(({ isActive }) => !isActive);
    await second.stop();

    expect(jobs).toContain("map-batch");
    expect(atKill.progress.productsDone).toBeLessThan(PRODUCTS);
    expect(finished.status).toBe("finished");
    const { distinctPictures } = app.sandbox.tikTokShop.uploads;
    expect(finished.progress.imagesUploaded).toBe(distinctPictures);
    const { recommended, needsImage, noRecommendation, failed } = finished.progress;
    expect(recommended + needsImage + noRecommendation + failed).toBe(PRODUCTS);
    expect(failed).toBe(0);
    expect(app.sandbox.tikTokShop.uploads.repeated().length).toBeLessThanOrEqual(IN_FLIGHT);
    const { database, shop } = await app.context();
    const handled = { shopId: shop.id, runId: finished.id };
    expect(await database.productMapping.count({ where: handled })).toBe(PRODUCTS);
  });
});
