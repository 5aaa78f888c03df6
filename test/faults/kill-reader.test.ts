import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generatedCatalog } from "../../sandbox/catalog/catalog";
import { ensureBuild } from "../../scripts/support/build.mjs";
import { playApp, type PlayedApp } from "../support/play-app";
import { startWorkerProcess } from "../support/start-worker-process";

const PRODUCTS = 4_000;
const KILLS = 3;

let app: PlayedApp;

beforeAll(async () => {
  await ensureBuild();
  app = await playApp({ catalog: generatedCatalog({ products: PRODUCTS }) });
  await app.install();
  await app.connect();
}, 120_000);

afterAll(() => app.close());

describe("a worker that is killed while it reads the catalog", () => {
  it("leaves a run that reads and maps every product once", async () => {
    const run = await app.startRun();
    for (let kill = 0; kill < KILLS; kill += 1) {
      const worker = startWorkerProcess(app.sandbox);
      await sleep(600 + kill * 250);
      await worker.kill();
    }

    const last = startWorkerProcess(app.sandbox);
    const finished = await app.untilRun(({ isActive }) => !isActive, 150_000);
    await last.stop();

    expect(finished).toMatchObject({ id: run.id, status: "finished" });
    expect(finished.progress).toMatchObject({ productsRead: PRODUCTS, productsDone: PRODUCTS });
    const { database, shop } = await app.context();
    expect(await database.product.count({ where: { shopId: shop.id } })).toBe(PRODUCTS);
  }, 180_000);
});
