import { setTimeout as sleep } from "node:timers/promises";
import { authorize } from "../../scripts/demo/authorize";
import { Merchant } from "../../scripts/demo/merchant";
import { storeNameOf } from "../../sandbox/admin/launch-url";
import type { Product } from "./start-product";

const PATIENCE_MS = 120_000;
const LOOK_EVERY_MS = 50;

/** What a merchant does with a browser, without one. */
export function merchantOf({ sandbox, appProxyUrl }: Pick<Product, "sandbox" | "appProxyUrl">) {
  const storeName = storeNameOf(sandbox.options.shop);
  return new Merchant({ sandboxUrl: sandbox.url, appProxyUrl, storeName });
}

/** Connects the shop with a TikTok shop of this seller. */
export async function connect(
  merchant: Merchant,
  { seller, tikTokShop }: { seller: string; tikTokShop?: string },
): Promise<void> {
  await merchant.openPage("/app/connection");
  await authorize(merchant, seller);
  if (tikTokShop)
    await merchant.submit("/app/connection", "routes/app.connection", {
      intent: "choose-shop",
      tikTokShopId: tikTokShop,
    });
}

/** A merchant who has connected a seller, and mapped the whole catalog. */
export async function mapAsMerchant(product: Product): Promise<Merchant> {
  const merchant = merchantOf(product);
  await connect(merchant, { seller: "maple" });
  await mapAll(merchant);
  return merchant;
}

/** Maps the whole catalog, and waits until that is done. */
export async function mapAll(merchant: Merchant): Promise<void> {
  await merchant.submit("/app?index", "routes/app._index", { intent: "map-all" });
  await untilRunEnded(merchant);
}

async function untilRunEnded(merchant: Merchant): Promise<void> {
  const giveUpAt = Date.now() + PATIENCE_MS;
  for (;;) {
    const { run } = (await merchant.getJson("/app/run")) as {
      run: { isActive: boolean; status: string } | null;
    };
    if (run && !run.isActive) return;
    if (Date.now() > giveUpAt) throw new Error(`The run does not end: ${JSON.stringify(run)}`);
    await sleep(LOOK_EVERY_MS);
  }
}
