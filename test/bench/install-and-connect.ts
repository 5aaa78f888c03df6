import type { ShopContext } from "../../app/flows/context";
import type { BenchSandboxAddress } from "./sandbox-process";

const BROWSER =
  "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36";

/** Opens the app as the admin does, and goes through TikTok Shop's authorization page as its first seller. */
export async function installAndConnect(sandbox: BenchSandboxAddress): Promise<ShopContext> {
  const { authenticateMerchant } = await import("../../app/session.server");
  const { connectContext } = await import("../../app/context.server");
  const { completeAuthorization, startAuthorization } =
    await import("../../app/flows/connect-tiktok-shop.server");
  const headers = { authorization: `Bearer ${sandbox.sessionToken}`, "user-agent": BROWSER };
  const { context, userId } = await authenticateMerchant(
    new Request("https://leafwise.test/app/run", { headers }),
  );
  const started = { shopId: context.shop.id, userId };
  const address = new URL(await startAuthorization(connectContext(), started));
  const form = new URLSearchParams({ seller: "maple", decision: "authorize" });
  const response = await fetch(address, { method: "POST", body: form, redirect: "manual" });
  const back = new URL(response.headers.get("location") ?? "", "https://leafwise.test");
  const [code, state] = [back.searchParams.get("code") ?? "", back.searchParams.get("state") ?? ""];
  const { outcome } = await completeAuthorization(connectContext(), { ...started, code, state });
  if (outcome !== "connected") throw new Error(`Connecting: ${outcome}`);
  return context;
}
