import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { catalogWith, product } from "../support/catalog-with";
import { playApp, type PlayedApp } from "../support/play-app";

const OPERATION = "ShopName";
const QUERY = `#graphql
  query ShopName { shop { name } }`;
const THROTTLED = {
  errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }],
  extensions: {
    cost: {
      requestedQueryCost: 10,
      actualQueryCost: null,
      throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 9, restoreRate: 100 },
    },
  },
};

let app: PlayedApp;

beforeAll(async () => {
  app = await playApp({ catalog: catalogWith(product("Mug")) });
});

afterAll(() => app.close());

beforeEach(async () => {
  await app.install();
  app.sandbox.requests.clear();
});

async function ask() {
  const { queryAdmin } = await import("../../app/shopify/admin-graphql.server");
  const { shopify } = await app.context();
  const schema = z.object({ shop: z.object({ name: z.string() }) });
  return queryAdmin(shopify, { query: QUERY, schema, isSafeToRepeat: true });
}

describe("a query to the Admin API", () => {
  it("waits while Shopify throttles, although the status says 200", async () => {
    app.sandbox.nextAnswer({ operation: OPERATION }, { body: THROTTLED }, 2);

    expect(await ask()).toHaveProperty("shop.name");
  });

  it.each([429, 500, 503])("is asked again after HTTP %i", async (status) => {
    app.sandbox.nextAnswer({ operation: OPERATION }, { status, body: "" }, 2);

    expect(await ask()).toHaveProperty("shop.name");
  });

  it("is asked again after a broken connection", async () => {
    app.sandbox.nextAnswer({ operation: OPERATION }, { hangUp: true });

    expect(await ask()).toHaveProperty("shop.name");
  });

  it("says that access is lost after an uninstall, at once", async () => {
    app.sandbox.shopify.uninstall();

    await expect(ask()).rejects.toMatchObject({ name: "ShopifyAccessLost" });
    app.sandbox.shopify.install();
    const { database } = await app.context();
    await database.session.deleteMany();
  });

  it("is not repeated when it may have changed something", async () => {
    const { queryAdmin } = await import("../../app/shopify/admin-graphql.server");
    const { shopify } = await app.context();
    app.sandbox.nextAnswer({ operation: OPERATION }, { status: 500, body: "" });

    const asked = queryAdmin(shopify, { query: QUERY, schema: z.unknown(), isSafeToRepeat: false });

    await expect(asked).rejects.toMatchObject({ code: "http-500" });
  });

  it("refreshes a lapsing token once, however many ask", async () => {
    const { database } = await app.context();
    await database.session.updateMany({ data: { expires: new Date(Date.now() + 60_000) } });

    await Promise.all(Array.from({ length: 8 }, ask));

    expect(app.sandbox.requests.count({ operation: /oauth\/access_token/ })).toBe(1);
  });

  it("keeps its tokens encrypted at rest", async () => {
    const { database } = await app.context();

    const session = await database.session.findFirstOrThrow();

    expect(session.accessToken).toMatch(/^v1\./);
    expect(session.refreshToken).toMatch(/^v1\./);
  });
});
