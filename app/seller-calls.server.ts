import { ConnectionLost } from "./flows/errors";
import type { AsSeller } from "./flows/context";
import type { Tokens, TokenStore } from "./tables/stored-tokens.server";
import { refreshTokens } from "./tiktok-shop/authorization.server";
import type { Caller, TikTokShopClient } from "./tiktok-shop/client.server";
import { AccessRefused, RequestRefused } from "./tiktok-shop/errors";
import { retrying } from "./tiktok-shop/retrying.server";

interface SellerAccess {
  tikTokShop: TikTokShopClient;
  sellerId: string;
  shopId?: number;
  shopCipher: string | null;
  tokens: TokenStore;
  now(): Date;
}

/** A token that lapses within this time is replaced before it is used. */
const LAPSES_SOON_MS = 60_000;

/**
 * Calls as a seller. A token that lapsed is refreshed once, by one process at a time, and the call is made again.
 * Once the seller's authorization is gone, every further call fails at once.
 */
export function sellerCalls(access: SellerAccess): AsSeller {
  const { sellerId, shopId, shopCipher } = access;
  let current: Promise<Tokens> | undefined;

  /** Callers share what is under way or has succeeded; what failed is tried again by the next one. */
  const share = (tokens: Promise<Tokens>): Promise<Tokens> => {
    current = tokens;
    tokens.catch((error: unknown) => {
      if (current === tokens && !(error instanceof ConnectionLost)) current = undefined;
    });
    return tokens;
  };
  const callerWith = ({ accessToken }: Tokens): Caller => ({
    sellerId,
    shopId,
    accessToken,
    shopCipher,
  });

  return async function asSeller<Answer>(
    call: (caller: Caller) => Promise<Answer>,
  ): Promise<Answer> {
    const used = current ?? share(usableTokens(access));
    const tokens = await used;
    try {
      return await call(callerWith(tokens));
    } catch (error) {
      if (!(error instanceof AccessRefused)) throw error;
    }
    // Whoever is refused first refreshes; the others wait for the same new tokens.
    if (current === used) current = undefined;
    const fresh = await (current ??
      share(refreshed(access, (stored) => stored.accessToken === tokens.accessToken)));
    try {
      return await call(callerWith(fresh));
    } catch (error) {
      if (!(error instanceof AccessRefused)) throw error;
      await access.tokens.markLost(fresh);
      throw new ConnectionLost();
    }
  };
}

/** Refreshes tokens that lapse before `before`. Answers false once the seller has to authorize again. */
export async function refreshAhead(
  access: Pick<SellerAccess, "tikTokShop" | "tokens">,
  before: Date,
): Promise<boolean> {
  try {
    await refreshed(access, ({ accessTokenExpiresAt }) => accessTokenExpiresAt < before);
    return true;
  } catch (error) {
    if (error instanceof ConnectionLost) return false;
    throw error;
  }
}

async function usableTokens(access: SellerAccess): Promise<Tokens> {
  const lapsesSoon = ({ accessTokenExpiresAt }: Tokens) =>
    accessTokenExpiresAt.getTime() < access.now().getTime() + LAPSES_SOON_MS;
  const tokens = await access.tokens.read();
  if (!tokens) {
    await access.tokens.markLost(null);
    throw new ConnectionLost();
  }
  return lapsesSoon(tokens) ? refreshed(access, lapsesSoon) : tokens;
}

async function refreshed(
  { tikTokShop, tokens }: Pick<SellerAccess, "tikTokShop" | "tokens">,
  isStale: (tokens: Tokens) => boolean,
): Promise<Tokens> {
  const replace = () =>
    tokens.replace({
      isStale,
      refresh: ({ refreshToken }) => refreshedOrRefused(tikTokShop, refreshToken),
    });
  // An answer that was lost may have spent the refresh token; there is no other, so it is tried all the same.
  const fresh = await retrying(replace, {
    isSafeToRepeat: true,
    firstDelayMs: tikTokShop.firstRetryMs,
  });
  if (!fresh) throw new ConnectionLost();
  return fresh;
}

async function refreshedOrRefused(
  tikTokShop: TikTokShopClient,
  refreshToken: string,
): Promise<Tokens | null> {
  try {
    return await refreshTokens(tikTokShop, refreshToken);
  } catch (error) {
    if (error instanceof AccessRefused || error instanceof RequestRefused) return null;
    throw error;
  }
}
