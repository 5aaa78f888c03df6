import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { ensureBuild } from "../../scripts/support/build.mjs";
import { catalogWith, product } from "../support/catalog-with";
import { findJobsOfTheDead } from "../support/find-jobs-of-the-dead";
import { holdChange } from "../support/hold-change";
import { playApp, type PlayedApp } from "../support/play-app";
import { startWorkerProcess } from "../support/start-worker-process";

const TYPES = ["Mugs", "Bowls", "Lamps", "Shirts"];
const EACH = 25;
const RECOMMEND = /categories\/recommend/;

/** Somewhere a worker comes to wait, to be killed there. */
interface HeldWorker {
  untilMet(): Promise<unknown>;
  release(): unknown;
}

const KILLS: (() => HeldWorker | Promise<HeldWorker>)[] = [
  () => holdRecommendations(5),
  () => holdRecommendations(30),
  () => holdChange({ table: "product_mapping", when: "NEW.recommended_by = 'sample'" }),
  () => holdChange({ table: "run_batch", when: "NEW.by_sample > 0" }),
];

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
    environment: { WORKER_PRODUCTS: "4", WORKER_BATCHES: "2" },
  });
  await app.install();
  await app.connect();
  const { saveSampling } = await import("../../app/flows/sampling-settings.server");
  await saveSampling(await app.context(), { isOn: true, sharePercent: 90 });
});

afterAll(() => app.close());

describe("a worker that is killed while samples are asked about", () => {
  it("leaves a run that the next one ends, with every product counted once", async () => {
    const run = await app.startRun();
    const kills = [];
    for (const hold of KILLS) kills.push(await killWorker(await hold()));

    const last = startWorkerProcess(app.sandbox);
    const finished = await app.untilRun(({ isActive }) => !isActive);
    await last.stop();

    expect(kills).toEqual(
      KILLS.map(() => ({ status: "mapping", isDone: false, wasMapping: true })),
    );
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
  });
});

/** The next recommendations are given, and those behind them wait. */
function holdRecommendations(given: number): HeldWorker {
  const asked = () => app.sandbox.requests.count({ operation: RECOMMEND });
  const before = asked();
  const release = app.sandbox.hold({ path: RECOMMEND }, given);
  const untilMet = () =>
    vi.waitFor(() => expect(asked()).toBe(before + given), { timeout: 60_000, interval: 20 });
  return { untilMet, release };
}

/** Returns what the kill met. */
async function killWorker(held: HeldWorker) {
  const worker = startWorkerProcess(app.sandbox);
  await held.untilMet();
  await worker.kill();
  await held.release();
  const { status, progress } = await app.untilRun(() => true);
  const jobs = await findJobsOfTheDead();
  return {
    status,
    isDone: progress.productsDone === TYPES.length * EACH,
    wasMapping: jobs.includes("map-batch"),
  };
}
