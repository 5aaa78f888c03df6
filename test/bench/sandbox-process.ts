import { generatedCatalog } from "../../sandbox/catalog/catalog";
import { sortedCatalog } from "../../sandbox/catalog/sorted-catalog";
import { startSandbox } from "../../sandbox/core/sandbox";
import type { SandboxOptions } from "../../sandbox/core/sandbox-options";

/** What a bench tells its sandbox process first. */
export interface BenchSandboxOrder {
  products: number;
  /** Products whose right category is known, instead of any. */
  isSorted?: boolean;
  options: Pick<Partial<SandboxOptions>, "latencyMs" | "rate" | "noise" | "seed">;
}

/** What it answers. */
export interface BenchSandboxAddress {
  url: string;
  shop: string;
  sessionToken: string;
}

// A process of its own, so that its work is not counted as the app's.
process.once("message", (order: BenchSandboxOrder) => void open(order));

async function open({ products, isSorted, options }: BenchSandboxOrder): Promise<void> {
  const { seed = 1 } = options;
  const catalog = isSorted
    ? sortedCatalog({ products, seed }).catalog
    : generatedCatalog({ products });
  const sandbox = await startSandbox({ ...options, catalog });
  sandbox.tikTokShop.setRedirectUrl("https://leafwise.test/tiktok/callback");
  const sessionToken = await sandbox.shopify.sessionToken();
  process.send?.({
    url: sandbox.url,
    shop: sandbox.options.shop,
    sessionToken,
  } satisfies BenchSandboxAddress);
}
