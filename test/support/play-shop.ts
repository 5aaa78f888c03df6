import { setTimeout as sleep } from "node:timers/promises";
import { sampleCatalog, type Catalog } from "../../sandbox/catalog/catalog";
import { createTestDatabase } from "./create-test-database";
import { forgetInBrowser, openBrowser, type PageOptions, type TestBrowser } from "./open-browser";
import { connect, mapAll, merchantOf } from "./merchant";
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
