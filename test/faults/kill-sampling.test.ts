import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureBuild } from "../../scripts/support/build.mjs";
import { catalogWith, product } from "../support/catalog-with";
import { playApp, type PlayedApp } from "../support/play-app";
import { startWorkerProcess } from "../support/start-worker-process";

const TYPES = ["Mugs", "Bowls", "Lamps", "Shirts"];
const EACH = 60;
const KILLS = 4;

let app: PlayedApp;

beforeAll(async () => {
  await ensureBuild();
  const products = TYPES.flatMap((productType) =>
    Array.from({ length: EACH }, (_, index) =>
      product(`${productType.slice(0, -1)} number ${index}`, { productType }),
    ),
  );
  app = await playApp({
    catalog: catalogWith(...products),
    latencyMs: { upload: 40, recommend: 40 },
    environment: { WORKER_PRODUCTS: "4", WORKER_BATCHES: "2" },
  });
  await app.install();
  await app.connect();
  const { saveSampling } = await import("../../app/flows/sampling-settings.server");
  await saveSampling(await app.context(), { isOn: true, sharePercent: 90 });
}, 120_000);

afterAll(() => app.close());

describe("a worker that is killed while samples are asked about", () => {
  it("leaves a run that the next one ends, with every product counted once", async () => {
    const run = await app.startRun();
    for (let kill = 0; kill < KILLS; kill += 1) {
      const worker = startWorkerProcess(app.sandbox);
      await sleep(1_500 + kill * 500);
      await worker.kill();
    }

    const last = startWorkerProcess(app.sandbox);
    const finished = await app.untilRun(({ isActive }) => !isActive, 150_000);
    await last.stop();

    const { progress } = finished;
    expect(finished).toMatchObject({ id: run.id, status: "finished" });
    expect(progress).toMatchObject({ productsRead: TYPES.length * EACH });
    expect(progress.productsDone).toBe(progress.productsRead);
    expect(progress.recommended + progress.noRecommendation).toBe(progress.productsRead);
    expect(progress.bySample + progress.recommendCalls).toBeGreaterThanOrEqual(
      progress.recommended,
    );
    const { database, shop } = await app.context();
    const handled = { shopId: shop.id, runId: finished.id };
    expect(await database.productMapping.count({ where: handled })).toBe(progress.productsRead);
    expect(await database.runQuestion.count()).toBe(0);
  }, 240_000);
});
