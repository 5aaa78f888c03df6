import type { PlayedAdmin } from "../support/play-admin";
import { percentile } from "./page-vitals";

const BROWSER =
  "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36";
const TIMES = 40;

/** A request of the merchant's browser to the app itself. */
export async function askApp(admin: PlayedAdmin, address: string, init: RequestInit = {}) {
  const response = await fetch(admin.appUrl + address, {
    ...init,
    headers: {
      authorization: `Bearer ${await admin.sandbox.shopify.sessionToken()}`,
      "user-agent": BROWSER,
    },
  });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response;
}

/** Milliseconds from a request for what Mappings shows at this address to the last byte of the answer. */
export async function timeOfMappings(admin: PlayedAdmin, query: string): Promise<number> {
  const address = `/app/mappings?${new URLSearchParams(query)}&_data=routes%2Fapp.mappings`;
  const startedAt = performance.now();
  await (await askApp(admin, address)).arrayBuffer();
  return performance.now() - startedAt;
}

export function p95OfMappings(admin: PlayedAdmin, query: string): Promise<number> {
  return p95Of(() => timeOfMappings(admin, query));
}

/** Of what the block on a product's page shows. */
export function p95OfBlock(admin: PlayedAdmin, productId: string): Promise<number> {
  return p95Of(() =>
    timeOf(async () => (await askApp(admin, `/api/products/${productId}`)).text()),
  );
}

/** Of Shopify's word that a product changed. */
export function p95OfWebhook(admin: PlayedAdmin, productId: string): Promise<number> {
  const payload = { id: Number(productId), updated_at: new Date() };
  return p95Of(() => timeOf(() => admin.sandbox.sendWebhook("products/update", payload)));
}

async function timeOf(ask: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await ask();
  return performance.now() - startedAt;
}

/** The 95th percentile of many, after two that fill caches. */
async function p95Of(timed: () => Promise<number>): Promise<number> {
  const times: number[] = [];
  for (let time = -2; time < TIMES; time += 1) {
    const ms = await timed();
    if (time >= 0) times.push(ms);
  }
  return percentile(times, 0.95);
}
