import { generatedCatalog } from "../../sandbox/catalog/catalog";
import { startSandbox } from "../../sandbox/core/sandbox";
import type { SandboxOptions } from "../../sandbox/core/sandbox-options";

/** What a bench tells its sandbox process first. */
export interface BenchSandboxOrder {
  products: number;
  options: Pick<Partial<SandboxOptions>, "latencyMs" | "rate">;
}

/** What it answers. */
export interface BenchSandboxAddress {
  url: string;
  shop: string;
  sessionToken: string;
}

// A process of its own, so that its work is not counted as the app's.
process.once("message", (order: BenchSandboxOrder) => void open(order));

async function open({ products, options }: BenchSandboxOrder): Promise<void> {
  const sandbox = await startSandbox({ ...options, catalog: generatedCatalog({ products }) });
  sandbox.tikTokShop.setRedirectUrl("https://leafwise.test/tiktok/callback");
  const sessionToken = await sandbox.shopify.sessionToken();
  process.send?.({
    url: sandbox.url,
    shop: sandbox.options.shop,
    sessionToken,
  } satisfies BenchSandboxAddress);
}
