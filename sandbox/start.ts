/**
 * Starts a sandbox by itself and prints one JSON line with its address and credentials:
 * `tsx sandbox/start.ts [--port N] [--catalog FILE]... [--products N] [--app-url URL] ...`
 */
import { parseArgs } from "node:util";
import { startAppProxy } from "./admin/app-proxy";
import { type Catalog, csvCatalog, generatedCatalog, sampleCatalog } from "./catalog/catalog";
import { startSandbox } from "./core/sandbox";
import { defaultOptions } from "./core/sandbox-options";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "0" },
    seed: { type: "string", default: "1" },
    shop: { type: "string", default: defaultOptions.shop },
    catalog: { type: "string", multiple: true, default: [] },
    products: { type: "string" },
    noise: { type: "string", default: "0" },
    /** Requests per second that TikTok Shop allows. */
    rate: { type: "string" },
    "latency-image": { type: "string", default: "0" },
    "latency-upload": { type: "string", default: "0" },
    "latency-recommend": { type: "string", default: "0" },
    "token-life": { type: "string", default: String(defaultOptions.tokenLifeSeconds) },
    "app-url": { type: "string" },
  },
});

const env = process.env;
const sandbox = await startSandbox({
  port: Number(values.port),
  seed: Number(values.seed),
  shop: values.shop,
  clientId: env.SHOPIFY_API_KEY ?? defaultOptions.clientId,
  clientSecret: env.SHOPIFY_API_SECRET ?? defaultOptions.clientSecret,
  appKey: env.TIKTOK_APP_KEY ?? defaultOptions.appKey,
  appSecret: env.TIKTOK_APP_SECRET ?? defaultOptions.appSecret,
  serviceId: env.TIKTOK_SERVICE_ID ?? defaultOptions.serviceId,
  catalog: await chosenCatalog(),
  noise: Number(values.noise),
  rate: values.rate ? { requestsPerSecond: Number(values.rate) } : {},
  latencyMs: {
    image: Number(values["latency-image"]),
    upload: Number(values["latency-upload"]),
    recommend: Number(values["latency-recommend"]),
  },
  tokenLifeSeconds: Number(values["token-life"]),
  webhookUrl: values["app-url"] ?? null,
});

if (values["app-url"]) {
  const proxy = await startAppProxy({ appUrl: values["app-url"], sandboxUrl: sandbox.url });
  sandbox.setAppProxyUrl(proxy.url);
}

const { shop, clientId, clientSecret, appKey, appSecret, serviceId } = sandbox.options;
const line = { url: sandbox.url, shop, clientId, clientSecret, appKey, appSecret, serviceId };
console.log(JSON.stringify(line));

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(0));

async function chosenCatalog(): Promise<Catalog> {
  if (values.products) {
    return generatedCatalog({ products: Number(values.products), seed: Number(values.seed) });
  }
  if (values.catalog.length === 0) return sampleCatalog();
  const { catalog, problems } = await csvCatalog(values.catalog);
  for (const { file, row, message } of problems) console.error(`${file}, row ${row}: ${message}`);
  return catalog;
}
