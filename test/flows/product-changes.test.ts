import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { catalogWith, picture, product } from "../support/catalog-with";
import { makeJobsDue } from "../support/make-jobs-due";
import { playApp, type PlayedApp } from "../support/play-app";
import { serveRoutes, type ServedRoutes } from "../support/serve-routes";

const RECOMMEND = /categories\/recommend/;
const MANY = 200;
const WAIT = { timeout: 60_000, interval: 50 };

let app: PlayedApp;
let served: ServedRoutes;
/** Its title changes. */
let firstId: number;

beforeAll(async () => {
  app = await playApp({
    catalog: catalogWith(
      product("Stoneware coffee mug"),
      product("Ceramic bowl"),
      product("Linen shirt"),
      product("Wool socks"),
      product("Garden hose"),
      product("Silver ring"),
      product("Desk lamp"),
    ),
  });
  await app.install();
  await app.connect();
  const { action } = await import("../../app/routes/webhooks.products");
  served = await serveRoutes({ "/webhooks/products": action });
  app.sandbox.setAppUrl(served.url);
  firstId = idOf("Stoneware coffee mug");
  await app.startWorker();
  await app.mapAll();
});

afterAll(async () => {
  await served.close();
  await app.close();
});

function idOf(title: string): number {
  const shop = app.sandbox.shopify.shop();
  const found = [...shop.products.upwards(0)].find((each) => each.title === title);
  if (!found) throw new Error(`The shop has no ${title}`);
  return found.id;
}

async function mappingOf(id: number) {
  const { database, shop } = await app.context();
  return database.productMapping.findFirst({
    where: { shopId: shop.id, productId: BigInt(id) },
    include: { product: true },
  });
}

const recommendCalls = () => app.sandbox.requests.count({ operation: RECOMMEND });

/** Until this is true; meanwhile the two seconds pass at once in which a changed product has to be quiet. */
async function until(check: () => unknown): Promise<void> {
  const { database } = await app.context();
  await vi.waitFor(async () => {
    await database.$executeRaw`
      UPDATE changed_product SET first_at = first_at - interval '2 seconds', last_at = last_at - interval '2 seconds'
      WHERE last_at > clock_timestamp() - interval '2 seconds'`;
    await makeJobsDue(app);
    await check();
  }, WAIT);
}

/** Until no change waits and no run is under way. */
async function settled(): Promise<void> {
  const { database, shop } = await app.context();
  await until(async () => {
    expect(await database.changedProduct.count({ where: { shopId: shop.id } })).toBe(0);
    const active = { shopId: shop.id, status: { in: ["reading", "mapping"] } };
    expect(await database.mappingRun.count({ where: active })).toBe(0);
  });
}

describe("a product webhook", () => {
  it("with a wrong signature is refused", async () => {
    const payload = { id: 9_100_000, updated_at: new Date() };

    const answer = await app.sandbox.sendWebhook("products/update", payload, { secret: "wrong" });

    expect(answer.status).toBe(401);
    const { database, shop } = await app.context();
    const changed = { shopId: shop.id, productId: BigInt(payload.id) };
    expect(await database.changedProduct.count({ where: changed })).toBe(0);
  });

  it("that comes hundreds of times is taken once", async () => {
    const payload = { id: idOf("Desk lamp"), updated_at: new Date() };
    const { database } = await app.context();

    const statuses = new Set<number>();
    for (let sent = 0; sent < MANY; sent += 10) {
      const deliveries = Array.from({ length: 10 }, () =>
        app.sandbox.sendWebhook("products/update", payload, { eventId: "the-same" }),
      );
      for (const { status } of await Promise.all(deliveries)) statuses.add(status);
    }

    expect([...statuses]).toEqual([200]);
    expect(await database.webhookEvent.count({ where: { eventId: "the-same" } })).toBe(1);
    await settled();
  });

  it("is answered without a look at Shopify or TikTok Shop", async () => {
    const release = app.sandbox.hold({ method: "POST" });
    const payload = { id: idOf("Desk lamp"), updated_at: new Date() };

    const answer = await app.sandbox.sendWebhook("products/update", payload);

    expect(answer.status).toBe(200);
    release();
    await settled();
  });
});

describe("a changed product", () => {
  it("is recommended once for a storm of changes of its title", async () => {
    const id = firstId;
    await settled();
    const calls = recommendCalls();

    const delivered = () => app.sandbox.webhooks.deliveries.filter(({ status }) => status === 200);
    const before = delivered().length;
    for (let change = 1; change <= MANY; change += 1) {
      app.sandbox.shopify.updateProduct(id, { title: `Travel mug ${change}` });
      if (change % 25 === 0)
        await vi.waitFor(
          () => expect(delivered().length).toBeGreaterThanOrEqual(before + change),
          WAIT,
        );
    }

    await until(async () => expect((await mappingOf(id))?.title).toBe(`Travel mug ${MANY}`));
    await settled();
    expect(recommendCalls()).toBe(calls + 1);
  });

  it("costs TikTok Shop nothing when only its stock moved", async () => {
    await settled();
    const calls = recommendCalls();

    app.sandbox.shopify.updateProduct(idOf("Ceramic bowl"), { priceCents: 990, tags: ["sale"] });

    await until(async () =>
      expect((await mappingOf(idOf("Ceramic bowl")))?.product.tags).toEqual(["sale"]),
    );
    await settled();
    expect(recommendCalls()).toBe(calls);
  });

  it("is recommended again for another picture, and for another local category", async () => {
    const id = idOf("Garden hose");
    await settled();
    const calls = recommendCalls();

    app.sandbox.shopify.updateProduct(id, { images: [picture("another-hose")] });
    await until(() => expect(recommendCalls()).toBe(calls + 1));
    await settled();
    app.sandbox.shopify.updateProduct(id, { productType: "Watering" });

    await until(() => expect(recommendCalls()).toBe(calls + 2));
    await settled();
    expect((await mappingOf(id))?.status).toBe("recommended");
  });

  it("keeps what the merchant confirmed, and says that it changed since", async () => {
    const id = idOf("Linen shirt");
    const { database, shop } = await app.context();
    const where = { shopId: shop.id, productId: BigInt(id) };
    const recommended = (await mappingOf(id))?.recommendedCategoryId ?? "";
    await database.productMapping.updateMany({
      where,
      data: { status: "confirmed", confirmedCategoryId: recommended, decidedAt: new Date() },
    });
    await settled();
    const calls = recommendCalls();

    app.sandbox.shopify.updateProduct(id, { title: "Linen shirt for men" });

    await until(async () => expect((await mappingOf(id))?.title).toBe("Linen shirt for men"));
    await settled();
    const mapping = await mappingOf(id);
    expect(mapping).toMatchObject({ status: "confirmed", confirmedCategoryId: recommended });
    expect(mapping?.product.contentChangedAt?.getTime()).toBeGreaterThan(
      mapping?.decidedAt?.getTime() ?? Infinity,
    );
    expect(recommendCalls()).toBe(calls + 1);
  });

  it("that is deleted goes, and a late update does not bring it back", async () => {
    const id = idOf("Silver ring");

    app.sandbox.shopify.deleteProduct(id);
    await until(async () => expect(await mappingOf(id)).toBeNull());
    const late = { id, updated_at: new Date(Date.now() + 60_000) };
    expect((await app.sandbox.sendWebhook("products/update", late)).status).toBe(200);

    await settled();
    const { database, shop } = await app.context();
    expect(await database.product.count({ where: { shopId: shop.id, id: BigInt(id) } })).toBe(0);
  });

  it("that Shopify does not have any more goes, although only an update was told", async () => {
    const id = idOf("Wool socks");
    app.sandbox.setAppUrl("http://127.0.0.1:9");
    app.sandbox.shopify.deleteProduct(id);
    app.sandbox.setAppUrl(served.url);

    await app.sandbox.sendWebhook("products/update", { id, updated_at: new Date() });

    await until(async () => expect(await mappingOf(id)).toBeNull());
  });

  it("is not read again for an update that is older than what is stored", async () => {
    await settled();
    const id = idOf("Desk lamp");
    const { database, shop } = await app.context();

    await app.sandbox.sendWebhook("products/update", { id, updated_at: new Date(0) });

    expect(await database.changedProduct.count({ where: { shopId: shop.id } })).toBe(0);
  });
});

describe("a product that is created", () => {
  it("while a run is on is recommended by itself, once", async () => {
    await settled();
    const calls = recommendCalls();
    const run = await app.startRun();

    const { id } = app.sandbox.shopify.createProduct(product("Leather wallet"));

    // Its two quiet seconds are longer than the run: it must not be hurried before.
    await app.untilRun((each) => each.id === run.id && !each.isActive);
    await until(async () => expect((await mappingOf(id))?.status).toBe("recommended"));
    await settled();
    expect(recommendCalls()).toBe(calls + 1);
  });
});
