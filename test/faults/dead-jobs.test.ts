import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
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

/** Nothing is mapped, no run is left, and the seller is connected. */
beforeEach(async () => {
  const { database, shop } = await app.context();
  await database.mappingRun.deleteMany({ where: { shopId: shop.id } });
  await database.productMapping.deleteMany({ where: { shopId: shop.id } });
  await app.connect();
});

describe("a run", () => {
  it("whose batches no try helps leaves their products to the next run, and ends", async () => {
    const { database, shop } = await app.context();
    const connection = { where: { shopId: shop.id } };
    const { authorizedShops } = await database.tikTokShopConnection.findFirstOrThrow(connection);
    const release = app.sandbox.hold({ operation: "bulkOperationRunQuery" });
    await app.startRun();
    await database.tikTokShopConnection.updateMany({
      ...connection,
      data: { authorizedShops: "broken" },
    });
    release();

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
    await app.startRun();
    const paused = await app.untilRun(({ status }) => status === "paused");

    expect(paused.reason).toBe("needs-reauthorization");
  });
});
