import { createHmac } from "node:crypto";
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { defaultAppConfig, parseAppConfig } from "../../sandbox/core/app-config";
import { type Sandbox, startSandbox } from "../../sandbox/core/sandbox";
import { catalogOf, imageOf } from "../support/catalog-of";
import { askAdmin } from "../support/play-shopify";

interface Delivery {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

let sandbox: Sandbox;
let app: Server;
let deliveries: Delivery[] = [];
let failuresLeft = 0;

beforeAll(async () => {
  app = createServer((request, response) => void receive(request, response));
  await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
  const webhookUrl = `http://127.0.0.1:${(app.address() as AddressInfo).port}`;
  const catalog = catalogOf([{ title: "Mug", tags: ["a", "b"], images: [imageOf("mug")] }]);
  sandbox = await startSandbox({ catalog, webhookUrl, appConfig: defaultAppConfig });
  sandbox.webhooks.retryDelayMs = 20;
});
beforeEach(() => {
  sandbox.reset();
  deliveries = [];
  failuresLeft = 0;
});
afterAll(async () => {
  await sandbox.close();
  app.close();
});

async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).toString();
  deliveries.push({ path: request.url ?? "", headers: request.headers, body });
  response.writeHead(failuresLeft > 0 ? 500 : 200).end();
  failuresLeft -= 1;
}

const delivered = (count = 1) =>
  vi.waitFor(() => expect(deliveries.length).toBeGreaterThanOrEqual(count), 60_000);
const first = (): Delivery => deliveries[0] as Delivery;

describe("a webhook", () => {
  it("is signed over its raw body and says what it is", async () => {
    await sandbox.sendWebhook(
      "app/uninstalled",
      { id: 1 },
      { eventId: "event-1", webhookId: "webhook-1" },
    );

    const { headers, body, path } = first();
    const hmac = createHmac("sha256", sandbox.options.clientSecret).update(body).digest("base64");
    expect(path).toBe("/webhooks/app");
    expect(headers).toMatchObject({
      "x-shopify-hmac-sha256": hmac,
      "x-shopify-topic": "app/uninstalled",
      "x-shopify-shop-domain": sandbox.options.shop,
      "x-shopify-api-version": "2026-10",
      "x-shopify-webhook-id": "webhook-1",
      "x-shopify-event-id": "event-1",
    });
    expect(Date.parse(headers["x-shopify-triggered-at"] as string)).not.toBeNaN();
  });

  it("that fails is sent again, as the same event", async () => {
    failuresLeft = 1;

    sandbox.shopify.redact("shop/redact");
    await delivered(2);

    const [one, two] = deliveries.map(({ headers }) => headers);
    expect(one?.["x-shopify-event-id"]).toBe(two?.["x-shopify-event-id"]);
    expect(one?.["x-shopify-webhook-id"]).not.toBe(two?.["x-shopify-webhook-id"]);
  });

  it("to which the app does not subscribe cannot be sent", async () => {
    await expect(sandbox.sendWebhook("orders/create", {})).rejects.toThrow(
      'no webhook "orders/create"',
    );
  });
});

describe("what happens in the shop is told", () => {
  it("a changed product, in the REST shape", async () => {
    sandbox.shopify.updateProduct(8000000000000, { title: "Mug, changed" });
    await delivered();

    expect(first().headers["x-shopify-topic"]).toBe("products/update");
    expect(JSON.parse(first().body)).toMatchObject({
      id: 8000000000000,
      admin_graphql_api_id: "gid://shopify/Product/8000000000000",
      title: "Mug, changed",
      tags: "a, b",
      status: "active",
    });
  });

  it("a deleted product, by its id alone", async () => {
    sandbox.shopify.deleteProduct("gid://shopify/Product/8000000000000");
    await delivered();

    expect(JSON.parse(first().body)).toEqual({ id: 8000000000000 });
  });

  it("a finished bulk operation, in lower case and without URL", async () => {
    await askAdmin(
      sandbox,
      `mutation { bulkOperationRunQuery(query: "{ products { edges { node { id } } } }") { userErrors { message } } }`,
    );
    await delivered();

    expect(first().path).toBe("/webhooks/bulk");
    expect(JSON.parse(first().body)).toEqual({
      admin_graphql_api_id: "gid://shopify/BulkOperation/7000000001",
      status: "completed",
      error_code: null,
      type: "query",
      created_at: expect.any(String) as string,
      completed_at: expect.any(String) as string,
    });
  });

  it("granted scopes, with the shop by its id alone", async () => {
    sandbox.shopify.updateScopes(["read_products"]);
    await delivered();

    expect(JSON.parse(first().body)).toEqual({
      id: 1,
      previous: expect.any(Array) as string[],
      current: ["read_products"],
      updated_at: expect.any(String) as string,
      shop_id: sandbox.shopify.shop().id,
    });
  });

  it("an uninstalled app and a request to forget, with the shop by its domain", async () => {
    sandbox.shopify.uninstall();
    await delivered();
    sandbox.shopify.redact("shop/redact");
    await delivered(2);

    const { shop } = sandbox.options;
    const [uninstalled, redact] = deliveries.map(({ body }) => JSON.parse(body) as unknown);
    expect(uninstalled).toMatchObject({ domain: shop, myshopify_domain: shop });
    expect(redact).toEqual({ shop_id: sandbox.shopify.shop().id, shop_domain: shop });
  });

  it("an uninstalled app, and nothing after it", async () => {
    sandbox.shopify.uninstall();
    sandbox.shopify.updateProduct(8000000000000, { title: "Unheard" });
    await delivered();
    // What is sent later, and answered, comes behind it.
    await sandbox.sendWebhook("shop/redact", { shop_id: 1 });

    expect(deliveries.map(({ headers }) => headers["x-shopify-topic"])).toEqual([
      "app/uninstalled",
      "shop/redact",
    ]);
  });
});

it("scopes, webhooks and metafields are read from shopify.app.toml", () => {
  const config = parseAppConfig(`
name = "Leafwise"
[access_scopes]
# a comment
scopes = "write_products, read_files"
[webhooks]
api_version = "2026-10"
[[webhooks.subscriptions]]
topics = [ "app/uninstalled",
  "app/scopes_update" ]
uri = "/webhooks/app"
[[webhooks.subscriptions]]
compliance_topics = ["shop/redact"]
uri = "/webhooks/compliance"
include_fields = ["shop_id"]
[product.metafields.app.category_id]
type = "single_line_text_field"
access.admin = "merchant_read"
`);

  expect(config).toEqual({
    scopes: ["write_products", "read_files"],
    webhookApiVersion: "2026-10",
    subscriptions: [
      { topics: ["app/uninstalled", "app/scopes_update"], uri: "/webhooks/app" },
      { topics: ["shop/redact"], uri: "/webhooks/compliance", includeFields: ["shop_id"] },
    ],
    productMetafields: [{ key: "category_id", type: "single_line_text_field" }],
  });
});
