import type { PlayedApp } from "./play-app";

const APP_URL = "https://leafwise.test";

/** What comes back from TikTok Shop's authorization page after this seller pressed a button. */
export async function authorizeAs(
  address: string,
  sellerId: string,
  decision: "authorize" | "cancel" = "authorize",
): Promise<URLSearchParams> {
  const form = new URLSearchParams({ seller: sellerId, decision });
  const response = await fetch(address, { method: "POST", body: form, redirect: "manual" });
  return new URL(response.headers.get("location") ?? "", APP_URL).searchParams;
}

/** Connects a seller with several shops, and takes the one of this market into use. */
export async function connectMarket(
  app: PlayedApp,
  { sellerId, market, shop }: { sellerId: string; market: string; shop?: string },
): Promise<void> {
  const { completeAuthorization, startAuthorization, chooseShop } =
    await import("../../app/flows/connect-tiktok-shop.server");
  const { connectContext } = await import("../../app/context.server");
  const context = await app.context(shop);
  const started = { shopId: context.shop.id, userId: "1" };
  const address = await startAuthorization(connectContext(), started);
  const back = await authorizeAs(address, sellerId);
  const state = back.get("state") ?? "";
  const code = back.get("code") ?? "";
  await completeAuthorization(connectContext(), { ...started, code, state });
  const chosen = app.sandbox.tikTokShop
    .seller(sellerId)
    .shops.find(({ region }) => region === market);
  const connection = await chooseShop(connectContext(), context.shop.id, chosen?.id ?? "");
  if (connection?.market !== market) throw new Error(`${sellerId} has no shop in ${market}`);
}
