import { setAbstractFetchFunc } from "@shopify/shopify-api/runtime";
import { randomBytes } from "node:crypto";
import { vi } from "vitest";
import type { MappingContext, ShopContext } from "../../app/flows/context";
import type { RunView } from "../../app/views/run.server";
import { redirectToSandbox } from "../../sandbox/network.mjs";
import { startSandbox, type Sandbox } from "../../sandbox/core/sandbox";
import type { SandboxOptions } from "../../sandbox/core/sandbox-options";
import { createTestDatabase } from "./create-test-database";

const APP_URL = "https://leafwise.test";
const BROWSER =
  "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36";

/** What is tried again is tried as often as ever, and sooner. */
export const SOON_AGAIN = { TIKTOK_FIRST_RETRY_MS: "25", SHOPIFY_FIRST_RETRY_MS: "50" };

export interface PlayedApp {
  sandbox: Sandbox;
  /** The shop's context, as a route or a job gets it. */
  context(shop?: string): Promise<ShopContext>;
  mappingContext(): Promise<MappingContext>;
  /** A request of the merchant's browser, with a session token. */
  request(path: string, init?: RequestInit & { shop?: string; userId?: number }): Promise<Request>;
  /** Opens the app as the admin does, which installs it. */
  install(shop?: string): Promise<void>;
  /** Goes through TikTok Shop's authorization page. */
  connect(sellerId?: string, shop?: string): Promise<void>;
  startWorker(): Promise<void>;
  /** Starts "map all". */
  startRun(shop?: string): Promise<{ id: number }>;
  /** Starts "map all" and waits until it ends. */
  mapAll(): Promise<RunView>;
  untilRun(isThere: (run: RunView) => boolean, timeoutMs?: number): Promise<RunView>;
  close(): Promise<void>;
}

/**
 * The real app in this process, on a database of its own and the sandbox over HTTP. One a test file: what a process
 * has one of is made from the environment that this sets.
 */
export async function playApp(
  options: Partial<SandboxOptions> & { environment?: Record<string, string> } = {},
): Promise<PlayedApp> {
  const { environment, ...sandboxOptions } = options;
  const [sandbox, database] = await Promise.all([
    startSandbox(sandboxOptions),
    createTestDatabase(),
  ]);
  const restoreFetch = redirectToSandbox(sandbox.url);
  sandbox.tikTokShop.setRedirectUrl(`${APP_URL}/tiktok/callback`);
  // Shopify's library keeps the fetch that it met first in this process.
  setAbstractFetchFunc(globalThis.fetch);
  const environmentBefore = { ...process.env };
  Object.assign(process.env, {
    DATABASE_URL: database.url,
    SHOPIFY_API_KEY: sandbox.options.clientId,
    SHOPIFY_API_SECRET: sandbox.options.clientSecret,
    SHOPIFY_APP_URL: APP_URL,
    TIKTOK_APP_KEY: sandbox.options.appKey,
    TIKTOK_APP_SECRET: sandbox.options.appSecret,
    TIKTOK_SERVICE_ID: sandbox.options.serviceId,
    TIKTOK_REQUESTS_PER_SECOND: "0",
    ...SOON_AGAIN,
    ENCRYPTION_KEYS: randomBytes(32).toString("base64"),
    LOG_LEVEL: "silent",
    ...environment,
  });
  const app = await import("../../app/context.server");
  const { createShopDomain } = await import("../../app/domain/ids");
  const { rememberShop } = await import("../../app/tables/shops.server");

  const context = async (shop = sandbox.options.shop) => {
    const found = await app.contextForDomain(createShopDomain(shop));
    return (
      found ?? app.contextFor(await rememberShop(app.processDatabase(), createShopDomain(shop)))
    );
  };

  const played: PlayedApp = {
    sandbox,
    context,
    async mappingContext() {
      const mapping = await app.mappingContextFor(await context());
      if (!mapping) throw new Error("The shop is not connected with TikTok Shop");
      return mapping;
    },
    async request(path, { shop = sandbox.options.shop, userId, ...init } = {}) {
      const token = await sandbox.shopify.sessionToken({ shop, ...(userId ? { userId } : {}) });
      const headers = new Headers(init.headers);
      headers.set("authorization", `Bearer ${token}`);
      headers.set("user-agent", BROWSER);
      return new Request(new URL(path, APP_URL), { ...init, headers });
    },
    async install(shop) {
      const { authenticateMerchant } = await import("../../app/session.server");
      await authenticateMerchant(await played.request("/app/run", shop ? { shop } : {}));
    },
    async connect(sellerId, shopDomain) {
      const { completeAuthorization, startAuthorization } =
        await import("../../app/flows/connect-tiktok-shop.server");
      const { shop } = await context(shopDomain);
      const started = { shopId: shop.id, userId: "1" };
      const address = new URL(await startAuthorization(app.connectContext(), started));
      const code = await authorize(address, sellerId ?? sandbox.tikTokShop.sellers[0]?.id ?? "");
      const state = address.searchParams.get("state") ?? "";
      const connected = await completeAuthorization(app.connectContext(), {
        ...started,
        code,
        state,
      });
      if (connected.outcome !== "connected") throw new Error(`Connecting: ${connected.outcome}`);
    },
    async startWorker() {
      const { runWorker } = await import("../../app/run-worker.server");
      await runWorker();
    },
    async startRun(shop) {
      const { startMapAll } = await import("../../app/flows/control-run.server");
      const seller = await app.currentSeller(await context(shop));
      if (!seller) throw new Error("The shop is not connected with TikTok Shop");
      return startMapAll(await context(shop), { seller, by: "1" });
    },
    async mapAll() {
      const { id } = await played.startRun();
      return played.untilRun((run) => run.id === id && !run.isActive);
    },
    async untilRun(isThere, timeoutMs = 110_000) {
      const { runView } = await import("../../app/views/run.server");
      const { database: db, shop } = await context();
      const until = Date.now() + timeoutMs;
      for (let told: string | null = null; ;) {
        const run = await runView(db, shop.id, new Date());
        if (run && isThere(run)) return run;
        if (run?.status === "reading") told = await tellOfCatalog(await context(), run, told);
        if (Date.now() > until)
          throw new Error(`The run did not get there: ${JSON.stringify(run)}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async close() {
      await app.closeResources();
      await sandbox.close();
      restoreFetch();
      await database.drop();
      process.env = environmentBefore;
      // The next file of this process makes everything anew of which a process has one.
      vi.resetModules();
    },
  };
  return played;
}

/** As Shopify's webhook does it: the catalog is written, and the run need not wait for its next look. */
async function tellOfCatalog(
  context: ShopContext,
  { id }: RunView,
  told: string | null,
): Promise<string | null> {
  const run = await context.database.mappingRun.findUnique({ where: { id } });
  if (!run?.bulkOperationId || run.bulkOperationId === told) return told;
  const { readWrittenCatalog } = await import("../../app/flows/control-run.server");
  await readWrittenCatalog(context, run.bulkOperationId);
  return run.bulkOperationId;
}

/** Presses "Authorize" as this seller. Answers the code that comes back. */
async function authorize(address: URL, sellerId: string): Promise<string> {
  const form = new URLSearchParams({ seller: sellerId, decision: "authorize" });
  const response = await fetch(address, { method: "POST", body: form, redirect: "manual" });
  const back = new URL(response.headers.get("location") ?? "", APP_URL);
  return back.searchParams.get("code") ?? "";
}
