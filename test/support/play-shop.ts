import { setTimeout as sleep } from "node:timers/promises";
import { authorize } from "../../scripts/demo/authorize";
import { Merchant } from "../../scripts/demo/merchant";
import { storeNameOf } from "../../sandbox/admin/launch-url";
import { sampleCatalog, type Catalog } from "../../sandbox/catalog/catalog";
import { createTestDatabase } from "./create-test-database";
import { forgetInBrowser, openBrowser, type PageOptions, type TestBrowser } from "./open-browser";
import { adminOf, type PlayedAdmin } from "./play-admin";
import { sql } from "./sql";
import { startProduct, type Product } from "./start-product";

export interface ShopOptions extends PageOptions {
  catalog?: Catalog;
  /** Share 0..1 of wrong recommendations. */
  noise?: number;
  /** The seller whose TikTok shop it is connected with. */
  seller?: string;
  /** Which of the seller's TikTok shops, where there are several. */
  tikTokShop?: string;
  /** Whether its whole catalog is mapped already; connects it, too. */
  isMapped?: boolean;
}

const PATIENCE_MS = 120_000;
const LOOK_EVERY_MS = 50;

export interface OwnProduct {
  /**
   * A shop of its own, with a page of its own: nothing of earlier shops is left in the app's database, the sandbox or
   * the browser. One at a time.
   */
  open(options?: ShopOptions): Promise<PlayedAdmin>;
  close(): Promise<void>;
}

/**
 * One batch after the other: what the sandbox holds back leaves those before it done. New jobs are announced, and
 * looking for others all the time takes a tenth of a core.
 */
const environment = { WORKER_BATCHES: "1", WORKER_POLLING_SECONDS: "2" };

/** The product and a browser, started when the first shop is opened. */
export function ownProduct(): OwnProduct {
  let started: Promise<[Product, TestBrowser]> | undefined;
  let shops = 0;
  return {
    async open(options = {}) {
      started ??= Promise.all([startProduct(createTestDatabase, { environment }), openBrowser()]);
      const [product, browser] = await started;
      shops += 1;
      await openShop(product, `store-${shops}.myshopify.com`, options);
      const opened = await browser.openPage(options);
      await forgetInBrowser(opened.page, product.appProxyUrl, product.sandbox.url);
      return adminOf(product, opened, async () => {
        await opened.close();
        await forgetShops(product);
      });
    },
    async close() {
      const [product, browser] = (await started) ?? [];
      await browser?.close();
      await product?.close();
    },
  };
}

/** What the test files of a worker share; it ends with the worker. */
const shared = ownProduct();

/** A shop of its own in the product and the browser that the files of a worker share. */
export function playShop(options: ShopOptions = {}): Promise<PlayedAdmin> {
  return shared.open(options);
}

async function openShop(product: Product, shop: string, options: ShopOptions): Promise<void> {
  const { catalog = sampleCatalog(), noise = 0, isMapped = false } = options;
  product.sandbox.reset({ catalog, shop });
  Object.assign(product.sandbox.tikTokShop.knobs, { noise });
  const merchant = merchantOf(product);
  const { seller = isMapped ? "maple" : undefined } = options;
  if (seller) await connect(merchant, { ...options, seller });
  if (isMapped) await mapAll(merchant);
}

/** A merchant who has connected a seller and mapped the whole catalog, without a browser. */
export async function mapAsMerchant(product: Product): Promise<Merchant> {
  const merchant = merchantOf(product);
  await connect(merchant, { seller: "maple" });
  await mapAll(merchant);
  return merchant;
}

/** What a merchant does with a browser, without one. */
export function merchantOf({ sandbox, appProxyUrl }: Pick<Product, "sandbox" | "appProxyUrl">) {
  const storeName = storeNameOf(sandbox.options.shop);
  return new Merchant({ sandboxUrl: sandbox.url, appProxyUrl, storeName });
}

async function connect(
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

/** Maps the whole catalog, and waits until that is done. */
async function mapAll(merchant: Merchant): Promise<void> {
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

/** Lets jobs under way end, and drops those that wait: what follows meets no work of another shop. */
async function forgetShops(product: Product): Promise<void> {
  product.sandbox.requests.clear();
  await sql(product, "DELETE FROM pgboss.job WHERE state < 'active' AND NOT name LIKE '\\_\\_%'");
  const giveUpAt = Date.now() + PATIENCE_MS;
  while (await hasActiveJobs(product)) {
    if (Date.now() > giveUpAt) throw new Error("Jobs of the shop do not end");
    await sleep(LOOK_EVERY_MS);
  }
  await sql(product, "DELETE FROM session");
  await sql(product, "DELETE FROM shop");
}

async function hasActiveJobs(product: Product): Promise<boolean> {
  const active = await sql(product, "SELECT FROM pgboss.job WHERE state = 'active' LIMIT 1");
  return active.length > 0;
}
