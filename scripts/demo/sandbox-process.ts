import { startAppProxy } from "../../sandbox/admin/app-proxy";
import { startSandbox } from "../../sandbox/core/sandbox";
import { chooseCatalog } from "./choose-catalog";
import type { DemoOptions } from "./demo-options";

/** What the demo tells its sandbox process first. */
export interface SandboxOrder {
  options: DemoOptions;
  /** Where the app will listen. */
  appUrl: string;
  secrets: {
    clientId: string;
    clientSecret: string;
    appKey: string;
    appSecret: string;
    serviceId: string;
  };
}

/** What it answers. */
export interface SandboxAddresses {
  sandboxUrl: string;
  appProxyUrl: string;
  shop: string;
}

process.once("message", (order: SandboxOrder) => void open(order));

/** The sandbox and the proxy in front of the app, in a process of their own. */
async function open({ options, appUrl, secrets }: SandboxOrder): Promise<void> {
  const { latencyMs, requestsPerSecond, noise, seed } = options;
  const sandbox = await startSandbox({
    ...secrets,
    seed,
    noise,
    catalog: await chooseCatalog(options, () => undefined),
    latencyMs: { image: latencyMs, upload: latencyMs, recommend: latencyMs },
    rate: requestsPerSecond ? { requestsPerSecond } : {},
  });
  const proxy = await startAppProxy({ appUrl, sandboxUrl: sandbox.url });
  sandbox.setAppProxyUrl(proxy.url);
  sandbox.setAppUrl(proxy.url);
  const addresses: SandboxAddresses = {
    sandboxUrl: sandbox.url,
    appProxyUrl: proxy.url,
    shop: sandbox.options.shop,
  };
  process.send?.(addresses);
}
