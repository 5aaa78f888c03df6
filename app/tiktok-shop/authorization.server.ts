import { z } from "zod";
import type { Caller, TikTokShopClient } from "./client.server";
import { parseAnswer } from "./parse-answer";

const TIMEOUT_MS = 15_000;

const tokenSchema = z
  .object({
    access_token: z.string().min(1),
    // Moments, not durations, in spite of the name (tiktok-shop-api, Tokens, H).
    access_token_expire_in: z.number(),
    refresh_token: z.string().min(1),
    refresh_token_expire_in: z.number(),
    open_id: z.string().min(1),
    seller_name: z.string().default(""),
    seller_base_region: z.string().default(""),
    granted_scopes: z.array(z.string()).nullish(),
  })
  .transform((data) => ({
    accessToken: data.access_token,
    accessTokenExpiresAt: new Date(data.access_token_expire_in * 1000),
    refreshToken: data.refresh_token,
    refreshTokenExpiresAt: new Date(data.refresh_token_expire_in * 1000),
    openId: data.open_id,
    sellerName: data.seller_name,
  }));

/** A seller's tokens; a refresh answers a new pair, and both are kept or none. */
export type SellerTokens = z.infer<typeof tokenSchema>;

const shopsSchema = z.object({
  shops: z
    .array(z.object({ id: z.string(), name: z.string(), region: z.string(), cipher: z.string() }))
    .nullish()
    .transform((shops) => shops ?? []),
});

/** A TikTok shop that a seller authorized; its region is the market. */
export type AuthorizedShop = z.infer<typeof shopsSchema>["shops"][number];

/** Exchanges the code of the redirect for tokens. @throws TikTokShopError */
export async function getTokens(client: TikTokShopClient, authCode: string): Promise<SellerTokens> {
  const query = { auth_code: authCode, grant_type: "authorized_code" };
  return parseAnswer(
    tokenSchema,
    await client.callAuthorization("/api/v2/token/get", query, TIMEOUT_MS),
  );
}

/** @throws TikTokShopError; a refusal means that the merchant has to connect again. */
export async function refreshTokens(
  client: TikTokShopClient,
  refreshToken: string,
): Promise<SellerTokens> {
  const query = { refresh_token: refreshToken, grant_type: "refresh_token" };
  return parseAnswer(
    tokenSchema,
    await client.callAuthorization("/api/v2/token/refresh", query, TIMEOUT_MS),
  );
}

/** The shops that the seller authorized. @throws TikTokShopError */
export async function listAuthorizedShops(
  client: TikTokShopClient,
  caller: Caller,
): Promise<AuthorizedShop[]> {
  const data = await client.call(
    {
      api: "authorized-shops",
      method: "GET",
      path: "/authorization/202309/shops",
      isSafeToRepeat: true,
      timeoutMs: TIMEOUT_MS,
    },
    { ...caller, shopCipher: null },
  );
  return parseAnswer(shopsSchema, data).shops;
}
