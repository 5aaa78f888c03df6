import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { catalogWith, product } from "../support/catalog-with";
import { makeJobsDue } from "../support/make-jobs-due";
import { playApp, type PlayedApp } from "../support/play-app";

const WAIT = { timeout: 60_000, interval: 50 };

let app: PlayedApp;

// No address is set for webhooks: every one of them is lost.
beforeAll(async () => {
  app = await playApp({
    catalog: catalogWith(product("Coffee mug"), product("Wool socks"), product("Desk lamp")),
  });
  await app.install();
  await app.connect();
  await app.startWorker();
  await app.mapAll();
});

afterAll(() => app.close());

async function stored(): Promise<string[]> {
  const { database, shop } = await app.context();
  const rows = await database.productMapping.findMany({
    where: { shopId: shop.id, status: "recommended" },
    orderBy: { title: "asc" },
  });
  return rows.map(({ title }) => title);
}

async function reconcileNow(): Promise<void> {
  const { jobQueue } = await import("../../app/context.server");
  const { reconcileAllJob } = await import("../../app/jobs/catalog");
  await (await jobQueue()).send(reconcileAllJob, {});
}

describe("the nightly comparison with the shop's catalog", () => {
  it("finds what was created, changed and deleted without a webhook", async () => {
    const { shopify } = app.sandbox;
    const [mug, socks] = [...shopify.shop().products.upwards(0)];
    shopify.createProduct(product("Garden hose"));
    shopify.updateProduct(mug?.id ?? 0, { title: "Travel mug" });
    shopify.deleteProduct(socks?.id ?? 0);
    // Shopify's times are whole seconds: what was stored in the same second may be newer than its file.
    shopify.clock.advance(1_100);
    const asked = app.sandbox.requests.count({ operation: /categories\/recommend/ });

    await reconcileNow();

    await vi.waitFor(async () => {
      await makeJobsDue(app);
      expect(await stored()).toEqual(["Desk lamp", "Garden hose", "Travel mug"]);
    }, WAIT);
    expect(app.sandbox.requests.count({ operation: /categories\/recommend/ })).toBe(asked + 2);
  });

  it("writes nothing where nothing is lost", async () => {
    const { database, shop } = await app.context();
    const { reconcile } = await import("../../app/flows/reconcile.server");
    const started = await reconcile(await app.context(), null);
    const operation = started.outcome === "later" ? started.bulkOperationId : null;

    await vi.waitFor(async () => {
      const result = await reconcile(await app.context(), operation);
      expect(result.outcome).toBe("done");
    }, WAIT);

    expect(await database.changedProduct.count({ where: { shopId: shop.id } })).toBe(0);
  });
});
