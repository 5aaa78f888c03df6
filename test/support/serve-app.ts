import { setTimeout as sleep } from "node:timers/promises";
import { startAppProxy } from "../../sandbox/admin/app-proxy";
import { ensureBuild } from "../../scripts/support/build.mjs";
import { startProgram } from "../../scripts/support/children.mjs";
import { freePort } from "../../scripts/support/free-port.mjs";
import { inProject } from "../../scripts/support/project.mjs";
import type { PlayedApp } from "./play-app";

export interface ServedApp {
  /** The page of the admin that embeds the app at this path. */
  adminUrl(path: string): string;
  close(): Promise<void>;
}

/** Serves the built app to browsers: the production server in a process of its own, on the played app's database. */
export async function serveApp({ sandbox }: PlayedApp): Promise<ServedApp> {
  await ensureBuild();
  const port = await freePort();
  const appUrl = `http://127.0.0.1:${port}`;
  const proxy = await startAppProxy({ appUrl, sandboxUrl: sandbox.url });
  sandbox.setAppProxyUrl(proxy.url);
  sandbox.setAppUrl(proxy.url);
  const server = startProgram({
    name: "The app",
    args: ["--import", inProject("sandbox/network.mjs"), inProject("scripts/web-server.mjs")],
    env: {
      NODE_ENV: "production",
      HOST: "127.0.0.1",
      PORT: String(port),
      SANDBOX_URL: sandbox.url,
      SHOPIFY_APP_URL: proxy.url,
      TIKTOK_AUTHORIZE_URL: `${sandbox.url}/tiktok/open/authorize`,
      WORKER: "off",
    },
    log: inProject(".cache/served-app.log"),
  });
  const stop = async () => {
    await server.stop();
    await proxy.close();
  };
  await Promise.race([answers(`${appUrl}/healthz`), server.exited.then(fail)]);
  const storeName = sandbox.options.shop.replace(".myshopify.com", "");
  return {
    adminUrl: (path) => `${sandbox.url}/store/${storeName}/apps/leafwise${path}`,
    close: stop,
  };
}

function fail(how: string): never {
  throw new Error(`${how}: see .cache/served-app.log`);
}

async function answers(url: string): Promise<void> {
  const giveUpAt = Date.now() + 30_000;
  while (Date.now() < giveUpAt) {
    const response = await fetch(url).catch(() => null);
    await response?.body?.cancel();
    if (response?.ok) return;
    await sleep(50);
  }
  throw new Error(`${url} does not answer`);
}
