import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { catalogWith, product } from "../support/catalog-with";
import { playApp, type PlayedApp } from "../support/play-app";

const PRODUCTS = 3;

let app: PlayedApp;

beforeAll(async () => {
  app = await playApp({
    catalog: catalogWith(
      ...Array.from({ length: PRODUCTS }, (_, index) => product(`Mug ${index}`)),
    ),
  });
  await app.install();
  await app.connect();
  await app.startWorker();
  const { jobQueue } = await import("../../app/context.server");
  const { boss } = await jobQueue();
  // The first try is the last: the test need not wait for the others.
  for (const name of ["map-batch", "read-catalog"]) await boss.updateQueue(name, { retryLimit: 0 });
});

afterAll(() => app.close());

describe("a run", { shuffle: false }, () => {
  it("whose batches no try helps leaves their products to the next run, and ends", async () => {
    const { database, shop } = await app.context();
    const connection = { where: { shopId: shop.id } };
    const { authorizedShops } = await database.tikTokShopConnection.findFirstOrThrow(connection);
    await app.startRun();
    await database.tikTokShopConnection.updateMany({
      ...connection,
      data: { authorizedShops: "broken" },
    });

    const failed = await app.untilRun(({ isActive }) => !isActive);
    await database.tikTokShopConnection.updateMany({
      ...connection,
      data: { authorizedShops: authorizedShops ?? [] },
    });
    const mended = await app.mapAll();

    expect(failed).toMatchObject({ status: "finished", progress: { failed: PRODUCTS } });
    expect(mended).toMatchObject({ status: "finished", progress: { recommended: PRODUCTS } });
  });

  it("whose catalog cannot be read ends with the reason", async () => {
    app.sandbox.nextAnswer({ operation: "bulkOperationRunQuery" }, { body: { data: {} } });

    const failed = await app.mapAll();

    expect(failed).toMatchObject({ status: "failed", reason: "catalog-not-readable" });
  });

  it("whose tokens no key reads any more waits until the merchant connects again", async () => {
    const { database, shop } = await app.context();
    await database.tikTokShopConnection.updateMany({
      where: { shopId: shop.id },
      data: { accessToken: "v1.00000000.AAAA" },
    });
    app.sandbox.shopify.updateProduct(8_000_000_000_000, { title: "Another mug" });

    await app.startRun();
    const paused = await app.untilRun(({ status }) => status === "paused");

    expect(paused.reason).toBe("needs-reauthorization");
  });
});
