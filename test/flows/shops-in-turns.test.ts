import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generatedCatalog } from "../../sandbox/catalog/catalog";
import { playApp, type PlayedApp } from "../support/play-app";

const LARGE = "leafwise-demo.myshopify.com";
const SMALL = ["one.myshopify.com", "two.myshopify.com", "three.myshopify.com"];
/** Twelve batches, and one. */
const [LARGE_PRODUCTS, SMALL_PRODUCTS] = [600, 30];
const ANSWERED = 10;
const RECOMMEND = /categories\/recommend/;
const WAIT = { timeout: 100_000, interval: 50 };

let app: PlayedApp;

beforeAll(async () => {
  app = await playApp({
    catalog: generatedCatalog({ products: LARGE_PRODUCTS }),
    // One batch after the other.
    environment: { WORKER_BATCHES: "1" },
  });
  for (const domain of SMALL)
    app.sandbox.shopify.createShop({
      domain,
      catalog: generatedCatalog({ products: SMALL_PRODUCTS, seed: 7 }),
    });
  for (const domain of [LARGE, ...SMALL]) {
    await app.install(domain);
    await app.connect(undefined, domain);
  }
  await app.startWorker();
});

afterAll(() => app.close());

/** The batches that are there, in the order in which they were done. */
async function batches(): Promise<{ domain: string; isDone: boolean }[]> {
  const { database } = await app.context();
  return database.$queryRaw<{ domain: string; isDone: boolean }[]>`
    SELECT s.domain, b.finished_at IS NOT NULL AS "isDone" FROM run_batch b JOIN shop s ON s.id = b.shop_id
    ORDER BY b.finished_at, b.number`;
}

describe("shops that map all while a large one does", () => {
  it("are done after a batch or two of the large one, not after all of them", async () => {
    const release = app.sandbox.hold({ path: RECOMMEND }, ANSWERED);
    await app.startRun(LARGE);
    const answered = () => app.sandbox.requests.count({ operation: RECOMMEND });
    await expect.poll(answered, WAIT).toBe(ANSWERED);
    for (const domain of SMALL) await app.startRun(domain);
    const added = async () => (await batches()).length;
    await expect.poll(added, WAIT).toBe(LARGE_PRODUCTS / 50 + SMALL.length);

    release();
    const waiting = async () => (await batches()).filter(({ isDone }) => !isDone).length;
    await expect.poll(waiting, WAIT).toBe(0);

    const order = (await batches()).map(({ domain }) => domain);
    const lastSmall = Math.max(...SMALL.map((domain) => order.indexOf(domain)));
    expect(lastSmall).toBeLessThan(2 * SMALL.length);
  });
});
