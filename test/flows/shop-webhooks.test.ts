import type { ActionFunctionArgs } from "@remix-run/node";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { defaultOptions } from "../../sandbox/core/sandbox-options";
import { catalogWith, product } from "../support/catalog-with";
import { playApp, type PlayedApp } from "../support/play-app";
import { signWebhook } from "../support/sign-webhook";

type Action = (args: ActionFunctionArgs) => Promise<Response>;
const ROUTES: Record<string, () => Promise<{ action: Action }>> = {
  "/webhooks/app": () => import("../../app/routes/webhooks.app"),
  "/webhooks/bulk": () => import("../../app/routes/webhooks.bulk"),
  "/webhooks/compliance": () => import("../../app/routes/webhooks.compliance"),
  "/webhooks/products": () => import("../../app/routes/webhooks.products"),
};

/** Deeper than a body is read. */
const DEEP = 10_000;
const OTHER = "other-shop.myshopify.com";

/** Topics whose body names the shop. */
const PAYLOADS: Record<string, (shop: string) => object> = {
  "app/uninstalled": (shop) => ({ id: 1, domain: "mugs.example", myshopify_domain: shop }),
  "customers/data_request": (shop) => ({ shop_id: 1, shop_domain: shop }),
  "customers/redact": (shop) => ({ shop_id: 1, shop_domain: shop }),
  "shop/redact": (shop) => ({ shop_id: 1, shop_domain: shop }),
};

let app: PlayedApp;

beforeAll(async () => {
  app = await playApp({ catalog: catalogWith(product("Coffee mug")) });
  await app.startWorker();
});

afterAll(() => app.close());

beforeEach(async () => {
  await app.install();
  await app.connect();
});

async function deliver(
  path: string,
  topic: string,
  changes: {
    payload?: unknown;
    body?: string;
    shop?: string;
    secret?: string;
    triggeredAt?: Date;
  } = {},
) {
  const { shop, clientSecret } = app.sandbox.options;
  const payload = PAYLOADS[topic]?.(shop) ?? {};
  const request = signWebhook({ path, topic, shop, payload, secret: clientSecret, ...changes });
  const route = await ROUTES[path]?.();
  if (!route) throw new Error(`No route ${path}`);
  try {
    return await route.action({ request, params: {}, context: {} });
  } catch (answer) {
    if (answer instanceof Response) return answer;
    throw answer;
  }
}

/** Jobs that delete a shop's rows, done or not. */
async function forgettingJobs(): Promise<unknown> {
  const { database } = await app.context();
  return database.$queryRaw`SELECT id FROM pgboss.job WHERE name = 'forget-shop' ORDER BY id`;
}

describe("a webhook of Shopify", () => {
  it.each(Object.keys(ROUTES))("with a wrong signature is refused by %s", async (path) => {
    const answer = await deliver(path, "app/uninstalled", { secret: "another secret" });

    expect(answer.status).toBe(401);
    const { shop } = await app.context();
    expect(shop.isInstalled).toBe(true);
  });

  it("app/uninstalled stops the run, ends the connection and forgets the tokens", async () => {
    const { database, shop } = await app.context();
    const run = await app.startRun();

    const answers = [
      await deliver("/webhooks/app", "app/uninstalled"),
      await deliver("/webhooks/app", "app/uninstalled"),
    ];

    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await database.session.count({ where: { shop: shop.domain } })).toBe(0);
    expect(await database.mappingRun.findUnique({ where: { id: run.id } })).toMatchObject({
      status: "stopped",
      reason: "app-uninstalled",
    });
    expect(
      await database.tikTokShopConnection.findFirst({ where: { shopId: shop.id } }),
    ).toMatchObject({
      status: "disconnected",
      accessToken: null,
      refreshToken: null,
    });
  });

  it("app/uninstalled that comes late, after the merchant installed the app again, changes nothing", async () => {
    const { database, shop } = await app.context();

    await deliver("/webhooks/app", "app/uninstalled", {
      triggeredAt: new Date(shop.installedAt.getTime() - 1_000),
    });

    expect((await app.context()).shop.isInstalled).toBe(true);
    expect(await database.session.count({ where: { shop: shop.domain } })).toBe(1);
  });

  it("app/scopes_update notes the granted scopes", async () => {
    await deliver("/webhooks/app", "app/scopes_update", {
      payload: { previous: [], current: ["read_products"] },
    });

    const { database } = await app.context();
    expect(await database.session.findFirst()).toMatchObject({ scope: "read_products" });
  });

  it("bulk_operations/finish of a stranger's operation does nothing", async () => {
    const payload = { admin_graphql_api_id: "gid://shopify/BulkOperation/1", status: "completed" };

    expect((await deliver("/webhooks/bulk", "bulk_operations/finish", { payload })).status).toBe(
      200,
    );
  });

  it.each([
    ["/webhooks/app", "app/uninstalled", { myshopify_domain: OTHER }],
    ["/webhooks/app", "app/uninstalled", { domain: OTHER }],
    ["/webhooks/compliance", "shop/redact", { shop_id: 1, shop_domain: OTHER }],
    ["/webhooks/compliance", "customers/redact", { shop_domain: OTHER }],
  ])("to %s, %s, is refused where its body names another shop", async (path, topic, payload) => {
    const { database, shop } = await app.context();
    const jobs = await forgettingJobs();

    const answer = await deliver(path, topic, { payload });

    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ message: expect.any(String) as string });
    expect(await database.session.count({ where: { shop: shop.domain } })).toBe(1);
    expect(await forgettingJobs()).toEqual(jobs);
  });

  it.each([
    ["/webhooks/app", "app/uninstalled", { id: 1, updated_at: "2026-11-25T12:00:00Z" }],
    ["/webhooks/app", "app/uninstalled", { domain: "mugs.example" }],
    ["/webhooks/compliance", "shop/redact", { id: 1 }],
    ["/webhooks/compliance", "shop/redact", { myshopify_domain: defaultOptions.shop }],
    ["/webhooks/compliance", "customers/redact", {}],
    ["/webhooks/compliance", "customers/data_request", { shop_domain: null }],
  ])("to %s, %s, is refused where its body, %j, names no shop", async (path, topic, payload) => {
    const { database, shop } = await app.context();
    const jobs = await forgettingJobs();

    const answer = await deliver(path, topic, { payload });

    expect(answer.status).toBe(400);
    expect(await database.session.count({ where: { shop: shop.domain } })).toBe(1);
    expect(await forgettingJobs()).toEqual(jobs);
  });

  it("is taken where its body names the shop beside its own domain", async () => {
    const payload = { domain: "mugs.example", myshopify_domain: app.sandbox.options.shop };

    const { database, shop } = await app.context();

    expect((await deliver("/webhooks/app", "app/uninstalled", { payload })).status).toBe(200);
    expect(await database.session.count({ where: { shop: shop.domain } })).toBe(0);
  });

  it.each([
    ["no JSON", "{"],
    ["nothing", "null"],
    ["no id", "{}"],
    ["an id of 65 bits", '{"id":18446744073709551615}'],
    ["no whole number", '{"id":1.5}'],
    ["a time before all times", '{"id":1,"updated_at":"-271821-04-20T00:00:00Z"}'],
    ["half a character", '{"id":"\\ud83d"}'],
    ["lists in lists", `{"id":1,"tags":${"[".repeat(DEEP)}${"]".repeat(DEEP)}}`],
  ])("with a body of %s is refused, not failed", async (_what, body) => {
    expect((await deliver("/webhooks/products", "products/update", { body })).status).toBe(400);
  });

  it.each(["Evil", "evil.com", ""])("of the shop %j is refused", async (shop) => {
    const answer = await deliver("/webhooks/products", "products/update", { shop, body: "{}" });

    expect(answer.status).toBe(400);
  });

  it("names a product by all 64 bits of its id", async () => {
    const body = '{"id":9007199254740993}';

    await deliver("/webhooks/products", "products/delete", { body });

    const { database } = await app.context();
    const deleted = await database.$queryRaw`SELECT product_id::text AS id FROM deleted_product`;
    expect(deleted).toEqual([{ id: "9007199254740993" }]);
  });

  it.each(["customers/data_request", "customers/redact"])("%s is answered", async (topic) => {
    expect((await deliver("/webhooks/compliance", topic)).status).toBe(200);
  });

  it("shop/redact deletes every row of the shop, and of no other", async () => {
    const { rememberShop } = await import("../../app/tables/shops.server");
    const { createShopDomain } = await import("../../app/domain/ids");
    await app.mapAll();
    const { database, shop } = await app.context();
    const other = await rememberShop(database, createShopDomain("other.myshopify.com"));
    await deliver("/webhooks/app", "app/uninstalled");

    await deliver("/webhooks/compliance", "shop/redact");
    await vi.waitFor(
      async () => expect(await database.shop.count({ where: { id: shop.id } })).toBe(0),
      { timeout: 60_000 },
    );

    const left = await database.$queryRaw<{ rows: bigint }[]>`
      SELECT (SELECT count(*) FROM product) + (SELECT count(*) FROM product_mapping) + (SELECT count(*) FROM local_image)
        + (SELECT count(*) FROM tiktok_shop_connection) + (SELECT count(*) FROM mapping_run) + (SELECT count(*) FROM session)
        AS rows`;
    expect(left[0]?.rows).toBe(0n);
    expect(await database.shop.count({ where: { id: other.id } })).toBe(1);
  });
});
