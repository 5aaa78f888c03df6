import { ConnectionLost } from "./flows/errors";
import {
  markNeedsReauthorization,
  readTokens,
  replaceTokens,
  type Connection,
  type Tokens,
} from "./tables/connections.server";
import type { PrismaClient } from "./tables/database.server";
import type { TokenCipher } from "./tables/token-cipher.server";
import { refreshTokens } from "./tiktok-shop/authorization.server";
import type { Caller, TikTokShopClient } from "./tiktok-shop/client.server";
import { AccessRefused, RequestRefused } from "./tiktok-shop/errors";

interface SellerAccess {
  database: PrismaClient;
  cipher: TokenCipher;
  tikTokShop: TikTokShopClient;
  connection: Connection;
}

/** A token that lapses within this time is replaced before it is used. */
const LAPSES_SOON_MS = 60_000;

/**
 * Calls as a seller. A token that lapsed is refreshed once, by one process at a time, and the call is made again.
 * Once the seller's authorization is gone, every further call fails at once.
 */
export function sellerCalls(access: SellerAccess) {
  const { connection } = access;
  let current: Promise<Tokens> | undefined;

  const callerWith = ({ accessToken }: Tokens): Caller => ({
    sellerId: connection.openId,
    accessToken,
    shopCipher: connection.shopCipher,
  });

  return async function asSeller<Answer>(
    call: (caller: Caller) => Promise<Answer>,
  ): Promise<Answer> {
    current ??= usableTokens(access);
    const used = current;
    const tokens = await used;
    try {
      return await call(callerWith(tokens));
    } catch (error) {
      if (!(error instanceof AccessRefused)) throw error;
    }
    // Whoever is refused first refreshes; the others wait for the same new tokens.
    if (current === used)
      current = refreshed(access, (stored) => stored.accessToken === tokens.accessToken);
    try {
      return await call(callerWith(await current));
    } catch (error) {
      if (error instanceof AccessRefused) throw await lost(access);
      throw error;
    }
  };
}

async function usableTokens(access: SellerAccess): Promise<Tokens> {
  const lapsesSoon = ({ accessTokenExpiresAt }: Tokens) =>
    accessTokenExpiresAt.getTime() < Date.now() + LAPSES_SOON_MS;
  const tokens = await readTokens(access.database, access.cipher, access.connection.id);
  if (!tokens) throw await lost(access);
  return lapsesSoon(tokens) ? refreshed(access, lapsesSoon) : tokens;
}

async function refreshed(
  access: SellerAccess,
  isStale: (tokens: Tokens) => boolean,
): Promise<Tokens> {
  try {
    const tokens = await replaceTokens(access.database, access.cipher, {
      id: access.connection.id,
      isStale,
      refresh: ({ refreshToken }) => refreshTokens(access.tikTokShop, refreshToken),
    });
    if (tokens) return tokens;
  } catch (error) {
    if (!(error instanceof AccessRefused || error instanceof RequestRefused)) throw error;
  }
  throw await lost(access);
}

async function lost({ database, connection }: SellerAccess): Promise<ConnectionLost> {
  await markNeedsReauthorization(database, connection.id);
  return new ConnectionLost();
}
