import type { AddressInfo } from "node:net";
import { createAdaptorServer, type ServerType } from "@hono/node-server";
import { Hono } from "hono";
import { appBridgeRoutes, createAdmin } from "../admin/create-admin";
import { sampleCatalog } from "../catalog/catalog";
import { createShopify, type Shopify } from "../shopify/shopify";
import type { ShopifyStore } from "../shopify/store";
import {
  createTikTokShop,
  type SimulatedTikTokShop,
  type TikTokShopStore,
} from "../tiktok-shop/tiktok-shop";
import { readAppConfig } from "./app-config";
import { hostRouter, type PlayedHost } from "./host-router";
import { type AnswerMatch, type Disturbance, type NextAnswer, NextAnswers } from "./next-answers";
import { RequestLog } from "./request-log";
import { defaultOptions, type SandboxOptions } from "./sandbox-options";
import { type WebhookOptions, WebhookSender } from "./webhooks";

export interface Sandbox {
  /** http://127.0.0.1:PORT */
  url: string;
  options: SandboxOptions;
  shopify: ShopifyStore;
  tikTokShop: TikTokShopStore;
  /** TikTok Shop's webhooks, and a seller's change of mind. */
  sellers: Pick<SimulatedTikTokShop, "sendWebhook" | "deauthorize">;
  requests: RequestLog;
  webhooks: WebhookSender;
  /** A fault for exactly the next matching requests. What it gives back takes the rest of them back. */
  nextAnswer(match: AnswerMatch, answer: NextAnswer, times?: number): () => void;
  /** Faults for a share of the requests, until the function that this gives back is called, or `reset`. */
  disturb(disturbance: Disturbance): () => void;
  /** Matching requests, but for the first `after`, wait until the function that this gives back is called, or `reset`. */
  hold(match: AnswerMatch, after?: number): () => void;
  /** Where webhooks go. */
  setAppUrl(url: string): void;
  /** Where a browser reaches the app: the proxy that `startAppProxy` put in front of it. */
  setAppProxyUrl(url: string): void;
  /** One signed delivery to the app, with the app's answer. */
  sendWebhook(topic: string, payload: unknown, options?: WebhookOptions): Promise<Response>;
  /** Back to the state after the start, or with another first shop; the app URL stays. */
  reset(first?: Partial<Pick<SandboxOptions, "shop" | "catalog">>): void;
  close(): Promise<void>;
}

export async function startSandbox(chosen: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  const config = chosen.appConfig ?? readAppConfig();
  const options: SandboxOptions = {
    ...defaultOptions,
    appConfig: config,
    scopes: config.scopes,
    catalog: chosen.catalog ?? sampleCatalog(),
    ...chosen,
    // A copy of its own: tests change it while the sandbox runs.
    latencyMs: { ...chosen.latencyMs },
  };
  const [requests, nextAnswers] = [new RequestLog(), new NextAnswers()];
  const { clientSecret, shop, webhookUrl } = options;
  const webhooks = new WebhookSender({ clientSecret, shop, config, appUrl: webhookUrl });
  const shopify = createShopify({
    ...options,
    productMetafields: config.productMetafields,
    deliver: (topic, payload, domain) => webhooks.deliver(topic, payload, domain),
  });

  const tikTokShop = createTikTokShop(options);

  const addresses = { sandbox: "", appProxy: "" };
  const admin = createAdmin({
    ...options,
    shopify: shopify.store,
    sandboxUrl: () => addresses.sandbox,
    appProxyUrl: () => addresses.appProxy,
  });
  const hosts = hostsOf(shopify, tikTokShop);
  const router = hostRouter({ hosts, admin: admin.routes, requests, nextAnswers });
  const server = createAdaptorServer({
    fetch: router.fetch,
    // The app and its tests may run in this process: they keep their own Request and Response.
    overrideGlobalObjects: false,
  });
  addresses.sandbox = await listen(server, options.port);

  return {
    url: addresses.sandbox,
    options,
    shopify: shopify.store,
    tikTokShop: tikTokShop.store,
    sellers: tikTokShop,
    requests,
    webhooks,
    nextAnswer: (match, answer, times = 1) => nextAnswers.add(match, answer, times),
    disturb: (disturbance) => nextAnswers.disturb(disturbance),
    hold: (match, after = 0) => nextAnswers.hold(match, after),
    setAppUrl(url) {
      webhooks.appUrl = url;
      tikTokShop.store.setWebhookUrl(new URL("/webhooks/tiktok", url).href);
    },
    setAppProxyUrl(url) {
      addresses.appProxy = url;
      tikTokShop.store.setRedirectUrl(new URL("/tiktok/callback", url).href);
    },
    sendWebhook: (topic, payload, webhookOptions) => webhooks.send(topic, payload, webhookOptions),
    reset(first = {}) {
      Object.assign(options, first);
      requests.clear();
      nextAnswers.clear();
      webhooks.reset(options.shop);
      shopify.reset(options);
      tikTokShop.reset();
    },
    async close() {
      nextAnswers.clear();
      webhooks.close();
      shopify.store.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** The address; only this machine can reach it. */
async function listen(server: ServerType, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function hostsOf({ routes }: Shopify, tikTokShop: SimulatedTikTokShop): PlayedHost[] {
  return [
    { host: /\.myshopify\.com$/, routes: routes.admin },
    {
      host: /^cdn\.shopify\.com$/,
      routes: new Hono().route("/", appBridgeRoutes()).route("/", routes.cdn),
    },
    { host: /^storage\.googleapis\.com$/, routes: routes.bulkFiles },
    { host: /^shopify-staged-uploads\.storage\.googleapis\.com$/, routes: routes.stagedUploads },
    {
      host: /^(open-api\.tiktokglobalshop|auth\.tiktok-shops|services\.tiktokshop)\.com$/,
      routes: tikTokShop.routes,
    },
  ];
}
