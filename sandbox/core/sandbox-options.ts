import type { Catalog } from "../catalog/catalog";
import type { AppConfig } from "./app-config";

/** What a test or the demo may choose; `startSandbox` fills in the rest from `defaultOptions`. */
export interface SandboxOptions {
  /** 0 takes a free port. */
  port: number;
  seed: number;
  /** Shopify app credentials. */
  clientId: string;
  clientSecret: string;
  /** TikTok Shop app credentials. */
  appKey: string;
  appSecret: string;
  serviceId: string;
  /** The first shop; more are added with `sandbox.shopify.createShop`. */
  shop: string;
  catalog: Catalog;
  /** What Shopify knows of the app: read from shopify.app.toml. */
  appConfig: AppConfig;
  /** The scopes that an installation grants: those of the app config. */
  scopes: string[];
  latencyMs: SandboxLatencyMs;
  /** TikTok Shop limits per app, seller and API; absent is unlimited. */
  rate: { requestsPerSecond?: number; requestsPerHour?: number };
  /** Share 0..1 of wrong recommendations. */
  noise: number;
  /** Life of a TikTok Shop access token. */
  tokenLifeSeconds: number;
  /** Base URL of the app, which receives webhooks; null sends none. */
  webhookUrl: string | null;
}

interface SandboxLatencyMs {
  image?: number;
  upload?: number;
  recommend?: number;
  other?: number;
}

export const defaultOptions = {
  port: 0,
  seed: 1,
  clientId: "sandbox-shopify-client-id",
  clientSecret: "sandbox-shopify-client-secret",
  appKey: "sandbox-tiktok-app-key",
  appSecret: "sandbox-tiktok-app-secret",
  serviceId: "sandbox-tiktok-service-id",
  shop: "leafwise-demo.myshopify.com",
  latencyMs: {},
  rate: {},
  noise: 0,
  tokenLifeSeconds: 604_800,
  webhookUrl: null,
} satisfies Omit<SandboxOptions, "catalog" | "appConfig" | "scopes">;
