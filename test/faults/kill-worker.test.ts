import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generatedCatalog } from "../../sandbox/catalog/catalog";
import { ensureBuild } from "../../scripts/support/build.mjs";
import { playApp, type PlayedApp } from "../support/play-app";
import { startWorkerProcess } from "../support/start-worker-process";

const PRODUCTS = 600;
/** Products that one worker has in hand at once (WORKER_PRODUCTS): more cannot be in flight at the kill. */
const IN_FLIGHT = 32;

let app: PlayedApp;

beforeAll(async () => {
  await ensureBuild();
  app = await playApp({
    catalog: generatedCatalog({ products: PRODUCTS }),
    latencyMs: { upload: 40, recommend: 40 },
    environment: { WORKER_PRODUCTS: String(IN_FLIGHT), WORKER_BATCHES: "4" },
  });
  await app.install();
  await app.connect();
}, 120_000);

afterAll(() => app.close());

describe("a worker that is killed in the middle of a run", () => {
  it("leaves a run that the next worker finishes, without a picture uploaded twice beyond those in flight", async () => {
    const first = startWorkerProcess(app.sandbox);
    await app.startRun();
    await app.untilRun(({ progress }) => progress.imagesUploaded >= PRODUCTS / 4);

    await first.kill();
    const atKill = await app.untilRun(() => true);
    const second = startWorkerProcess(app.sandbox);
    const finished = await app.untilRun(({ isActive }) => !isActive, 120_000);
    await second.stop();

    expect(atKill.progress.productsDone).toBeLessThan(PRODUCTS);
    expect(finished.status).toBe("finished");
    const { recommended, needsImage, noRecommendation, failed } = finished.progress;
    expect(recommended + needsImage + noRecommendation + failed).toBe(PRODUCTS);
    expect(failed).toBe(0);
    expect(app.sandbox.tikTokShop.uploads.repeated().length).toBeLessThanOrEqual(IN_FLIGHT);
    const { database, shop } = await app.context();
    const handled = { shopId: shop.id, runId: finished.id };
    expect(await database.productMapping.count({ where: handled })).toBe(PRODUCTS);
  }, 180_000);
});
