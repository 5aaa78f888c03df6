import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import type { ShopContext } from "../../app/flows/context";
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

async function ask(context?: ShopContext) {
  const { queryAdmin } = await import("../../app/shopify/admin-graphql.server");
  const { shopify } = context ?? (await app.context());
  const schema = z.object({ shop: z.object({ name: z.string() }) });
  return queryAdmin(shopify, { query: QUERY, schema, isSafeToRepeat: true });
}

/** The context of a merchant's request. */
async function visit(): Promise<ShopContext> {
  const { authenticateMerchant } = await import("../../app/session.server");
  return (await authenticateMerchant(await app.request("/app/run"))).context;
}

const tokenRequests = () => app.sandbox.requests.count({ operation: /oauth\/access_token/ });

async function session() {
  return (await app.context()).database.session.findFirstOrThrow();
}

/** All tokens that the app has are dead, and it does not know. */
function reinstall(): void {
  app.sandbox.shopify.uninstall();
  app.sandbox.shopify.install();
}

describe("a token that Shopify takes no more", () => {
  it("is refreshed, and the query asked once more", async () => {
    const before = await session();
    app.sandbox.shopify.tokens.endAccessTokens();

    expect(await ask()).toHaveProperty("shop.name");

    expect(tokenRequests()).toBe(1);
    expect((await session()).accessToken).not.toBe(before.accessToken);
  });

  it("is refreshed once, however many queries were refused", async () => {
    app.sandbox.shopify.tokens.endAccessTokens();

    await Promise.all(Array.from({ length: 8 }, () => ask()));

    expect(tokenRequests()).toBe(1);
  });

  it("is not refreshed again where the new one is refused as well", async () => {
    app.sandbox.nextAnswer({ operation: OPERATION }, { status: 401, body: "" }, 2);

    await expect(ask()).rejects.toMatchObject({ name: "ShopifyAccessLost", code: "http-401" });

    expect(tokenRequests()).toBe(1);
    expect(app.sandbox.requests.count({ operation: "shop" })).toBe(2);
  });

  it("is exchanged for the merchant's session token while they are there, and the query answered", async () => {
    const context = await visit();
    reinstall();

    expect(await ask(context)).toHaveProperty("shop.name");
  });

  it("is exchanged at the merchant's next visit where it cannot be refreshed", async () => {
    reinstall();
    await expect(ask()).rejects.toMatchObject({ name: "ShopifyAccessLost", code: "http-401" });

    expect(await ask(await visit())).toHaveProperty("shop.name");
    expect(await ask()).toHaveProperty("shop.name");
  });
});

describe("a session that does not say when it lapses", () => {
  it("has lapsed: its token is refreshed before it is used", async () => {
    const { database } = await app.context();
    await database.session.updateMany({ data: { expires: null } });

    await ask();

    expect(tokenRequests()).toBe(1);
    expect((await session()).expires?.getTime()).toBeGreaterThan(Date.now());
  });

  it("has lapsed also where a refresh did not say it", async () => {
    const { database } = await app.context();
    const { shop, scopes } = app.sandbox.options;
    const { installation } = app.sandbox.shopify.shop(shop);
    const { accessToken, refreshToken } = app.sandbox.shopify.tokens.issuePair(shop, installation);
    await database.session.updateMany({ data: { expires: new Date() } });
    app.sandbox.nextAnswer(
      { path: /oauth\/access_token/ },
      {
        body: {
          access_token: accessToken,
          scope: scopes.join(","),
          refresh_token: refreshToken,
          refresh_token_expires_in: 7_776_000,
        },
      },
    );

    await ask();
    await ask();

    expect(tokenRequests()).toBe(2);
    expect((await session()).expires?.getTime()).toBeGreaterThan(Date.now());
  });
});

describe("a query to the Admin API", () => {
  it("is answered with texts that can be stored", async () => {
    app.sandbox.nextAnswer(
      { operation: OPERATION },
      { body: { data: { shop: { name: "Kiln \uD83D\0" } } } },
    );

    expect(await ask()).toEqual({ shop: { name: "Kiln \uFFFD" } });
  });

  it("is refused with words that can be stored", async () => {
    const errors = [{ message: "No field \uD83D\0", extensions: { code: "ODD\0" } }];
    app.sandbox.nextAnswer({ operation: OPERATION }, { body: { errors } });

    await expect(ask()).rejects.toMatchObject({
      code: "ODD",
      message: expect.stringContaining("No field \uFFFD (code ODD"),
    });
  });

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

    await Promise.all(Array.from({ length: 8 }, () => ask()));

    expect(app.sandbox.requests.count({ operation: /oauth\/access_token/ })).toBe(1);
  });

  it("keeps its tokens encrypted at rest", async () => {
    const { database } = await app.context();

    const session = await database.session.findFirstOrThrow();

    expect(session.accessToken).toMatch(/^v1\./);
    expect(session.refreshToken).toMatch(/^v1\./);
  });
});
