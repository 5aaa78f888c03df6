import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureBuild } from "../../scripts/support/build.mjs";
import { catalogWith, picture, product } from "../support/catalog-with";
import { findJobsOfTheDead } from "../support/find-jobs-of-the-dead";
import { holdChange } from "../support/hold-change";
import { playApp, type PlayedApp } from "../support/play-app";
import { startWorkerProcess } from "../support/start-worker-process";

const PRODUCTS = 300;
/** A reader stores so many products first, and the others together. */
const FIRST_PART = 200;
/** Where the reader is killed: before it commits this of the run. */
const KILLS = [
  { when: "NEW.products_read > 0", productsRead: 0 },
  { when: `NEW.products_read > ${FIRST_PART}`, productsRead: FIRST_PART },
  { when: "NEW.read_at IS NOT NULL", productsRead: PRODUCTS },
];

let app: PlayedApp;

beforeAll(async () => {
  await ensureBuild();
  const products = Array.from({ length: PRODUCTS }, (_, index) =>
    // They share pictures, which take long to draw.
    product(`Coffee mug ${index}`, { images: [picture(`mug-${index % 10}`)] }),
  );
  app = await playApp({ catalog: catalogWith(...products) });
  await app.install();
  await app.connect();
});

afterAll(() => app.close());

describe("a worker that is killed while it reads the catalog", () => {
  it("leaves a run that reads and maps every product once", async () => {
    const run = await app.startRun();
    const kills = [];
    for (const { when } of KILLS) kills.push(await killReader(when));

    const last = startWorkerProcess(app.sandbox);
    const finished = await app.untilRun(({ isActive }) => !isActive);
    await last.stop();

    expect(kills).toEqual(
      KILLS.map(({ productsRead }) => ({ status: "reading", productsRead, wasReading: true })),
    );
    expect(finished).toMatchObject({ id: run.id, status: "finished" });
    expect(finished.progress).toMatchObject({ productsRead: PRODUCTS, productsDone: PRODUCTS });
    const { database, shop } = await app.context();
    expect(await database.product.count({ where: { shopId: shop.id } })).toBe(PRODUCTS);
  });
});

/** Returns what the kill met. */
async function killReader(when: string) {
  const held = await holdChange({ table: "mapping_run", when });
  const worker = startWorkerProcess(app.sandbox);
  await held.untilMet();
  await worker.kill();
  await held.release();
  const { status, progress } = await app.untilRun(() => true);
  const jobs = await findJobsOfTheDead();
  return {
    status,
    productsRead: progress.productsRead,
    wasReading: jobs.includes("read-catalog"),
  };
}
