import type { FrameLocator, Page } from "playwright-core";
import { storeNameOf } from "../../sandbox/admin/launch-url";
import type { TestDatabase } from "./create-test-database";
import { openBrowser, type PageOptions, type TestPage } from "./open-browser";
import { type Product, type ProductOptions, startProduct } from "./start-product";

export type PlayAdminOptions = ProductOptions & PageOptions;

export interface PlayedAdmin extends Omit<Product, "close"> {
  page: Page;
  /** The app's page inside the admin's. */
  app: FrameLocator;
  /** Warnings and errors of the pages so far. */
  problems: string[];
  /** The admin's page that embeds this page of the app. */
  adminUrl(path?: string): string;
  close(): Promise<void>;
}

/** As `playAdminOn`, on a database of the test run. */
export async function playAdmin(options: PlayAdminOptions = {}): Promise<PlayedAdmin> {
  const { createTestDatabase } = await import("./create-test-database");
  return playAdminOn(createTestDatabase, options);
}

/**
 * The whole product for a merchant's browser, all of it of one's own: for a test that needs another environment, or
 * that changes what the shops of an app share. Every other test takes `playShop`.
 */
export async function playAdminOn(
  createDatabase: () => Promise<TestDatabase>,
  { width, height, ...options }: PlayAdminOptions,
): Promise<PlayedAdmin> {
  const [product, browser] = await Promise.all([
    startProduct(createDatabase, options),
    openBrowser(),
  ]);
  const opened = await browser.openPage({ width, height });
  return adminOf(product, opened, async () => {
    await browser.close();
    await product.close();
  });
}

/** The admin of the sandbox's first shop, in this page. */
export function adminOf(
  product: Product,
  { page, problems }: TestPage,
  close: () => Promise<void>,
): PlayedAdmin {
  const { sandbox } = product;
  const base = `${sandbox.url}/store/${storeNameOf(sandbox.options.shop)}/apps/leafwise`;
  return {
    ...product,
    page,
    problems,
    app: page.frameLocator("iframe.app"),
    adminUrl: (pagePath = "/app") => base + pagePath,
    close,
  };
}
