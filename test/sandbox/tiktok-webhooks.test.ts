import { createHmac } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import {
  createTikTokShop,
  WEBHOOK_TYPES,
  type SimulatedTikTokShop,
} from "../../sandbox/tiktok-shop/tiktok-shop";
import { TIKTOK_APP } from "../support/call-simulated-tiktok-shop";

interface Received {
  authorization: string | undefined;
  body: string;
}

let received: Received[];
let server: Server;
let shop: SimulatedTikTokShop;

beforeEach(async () => {
  received = [];
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      received.push({ authorization: request.headers.authorization, body });
      response.end("ok");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  shop = createTikTokShop({ ...TIKTOK_APP, now: () => 1_790_000_000_000 });
  shop.store.setWebhookUrl(
    `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/tiktok`,
  );
});

afterEach(() => new Promise((resolve) => server.close(resolve)));

it("a webhook carries the HMAC of app key and body", async () => {
  await shop.sendWebhook({
    type: WEBHOOK_TYPES.upcomingAuthorizationExpiration,
    shopId: "7495",
    data: { days: 7 },
  });

  const [webhook] = received;
  const expected = createHmac("sha256", TIKTOK_APP.appSecret)
    .update(TIKTOK_APP.appKey + webhook?.body)
    .digest("hex");
  expect(webhook?.authorization).toBe(expected);
  expect(JSON.parse(webhook?.body ?? "")).toEqual({
    type: 7,
    shop_id: "7495",
    timestamp: 1_790_000_000,
    data: { days: 7 },
  });
});

it("deauthorization sends one webhook of type 6 for each of the seller's shops", async () => {
  await shop.deauthorize("atlantic");

  const bodies = received.map(({ body }) => JSON.parse(body) as { type: number; shop_id: string });
  expect(bodies.map(({ type }) => type)).toEqual([6, 6]);
  expect(bodies.map(({ shop_id }) => shop_id).sort()).toEqual([
    "7495000000000200001",
    "7495000000000200002",
  ]);
});
