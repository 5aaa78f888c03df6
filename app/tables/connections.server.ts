import { z } from "zod";
import type { Database, PrismaClient } from "./database.server";
import type { Prisma } from "./database.server";
import type { TokenCipher } from "./token-cipher.server";

export type ConnectionStatus =
  "choosing-shop" | "connected" | "needs-reauthorization" | "disconnected";

const authorizedShopSchema = z.object({
  id: z.string(),
  name: z.string(),
  region: z.string(),
  cipher: z.string(),
});

export type StoredAuthorizedShop = z.infer<typeof authorizedShopSchema>;

/** A shop's authorization with TikTok Shop, without its tokens. */
export interface Connection {
  id: number;
  shopId: number;
  openId: string;
  sellerName: string;
  status: ConnectionStatus;
  accessTokenExpiresAt: Date | null;
  tikTokShopId: string | null;
  tikTokShopName: string | null;
  market: string | null;
  shopCipher: string | null;
  authorizedShops: StoredAuthorizedShop[];
}

export interface Tokens {
  accessToken: string;
  accessTokenExpiresAt: Date;
  refreshToken: string;
  refreshTokenExpiresAt: Date;
}

/** The connection in use, or none. */
export async function currentConnection(
  database: Database,
  shopId: number,
): Promise<Connection | null> {
  const row = await database.tikTokShopConnection.findFirst({
    where: { shopId, status: { not: "disconnected" } },
  });
  return row && asConnection(row);
}

/** Stores a seller's authorization as the one in use; another seller's ends. */
export async function connectSeller(
  database: PrismaClient,
  cipher: TokenCipher,
  seller: {
    shopId: number;
    openId: string;
    sellerName: string;
    tokens: Tokens;
    authorizedShops: StoredAuthorizedShop[];
  },
): Promise<Connection> {
  const { shopId, openId } = seller;
  return database.$transaction(async (tx) => {
    await tx.tikTokShopConnection.updateMany({
      where: { shopId, openId: { not: openId }, status: { not: "disconnected" } },
      data: ENDED,
    });
    const before = await tx.tikTokShopConnection.findUnique({
      where: { shopId_openId: { shopId, openId } },
    });
    const chosen =
      seller.authorizedShops.find(({ id }) => id === before?.tikTokShopId) ??
      (seller.authorizedShops.length === 1 ? seller.authorizedShops[0] : undefined);
    const data = {
      sellerName: seller.sellerName,
      authorizedShops: seller.authorizedShops,
      ...encryptedTokens(cipher, seller.tokens, tokenContext(shopId, openId)),
      ...choice(chosen),
    };
    const row = await tx.tikTokShopConnection.upsert({
      where: { shopId_openId: { shopId, openId } },
      create: { shopId, openId, ...data },
      update: { ...data, connectedAt: new Date() },
    });
    return asConnection(row);
  });
}

/** Takes one of the authorized shops into use. Answers null if the seller did not authorize it. */
export async function chooseTikTokShop(
  database: Database,
  shopId: number,
  tikTokShopId: string,
): Promise<Connection | null> {
  const connection = await currentConnection(database, shopId);
  const chosen = connection?.authorizedShops.find(({ id }) => id === tikTokShopId);
  if (!connection || !chosen) return null;
  const row = await database.tikTokShopConnection.update({
    where: { id: connection.id },
    data: choice(chosen),
  });
  return asConnection(row);
}

export async function markNeedsReauthorization(
  database: Database,
  connectionId: number,
): Promise<void> {
  await database.tikTokShopConnection.updateMany({
    where: { id: connectionId, status: { not: "disconnected" } },
    data: { status: "needs-reauthorization" },
  });
}

/** Ends the connection and forgets its tokens. */
export async function disconnect(database: Database, shopId: number): Promise<void> {
  await database.tikTokShopConnection.updateMany({
    where: { shopId, status: { not: "disconnected" } },
    data: ENDED,
  });
}

/** The tokens of a connection, or null once it ended, or where no key reads them any more. */
export async function readTokens(
  database: Database,
  cipher: TokenCipher,
  connectionId: number,
): Promise<Tokens | null> {
  const row = await database.tikTokShopConnection.findUnique({ where: { id: connectionId } });
  if (
    !row?.accessToken ||
    !row.refreshToken ||
    !row.accessTokenExpiresAt ||
    !row.refreshTokenExpiresAt
  ) {
    return null;
  }
  const context = tokenContext(row.shopId, row.openId);
  const accessToken = cipher.decryptIfPossible(row.accessToken, context);
  const refreshToken = cipher.decryptIfPossible(row.refreshToken, context);
  if (accessToken === null || refreshToken === null) return null;
  const { accessTokenExpiresAt, refreshTokenExpiresAt } = row;
  return { accessToken, accessTokenExpiresAt, refreshToken, refreshTokenExpiresAt };
}

/**
 * Replaces the tokens with what `refresh` makes of them, in one process at a time: the row is locked meanwhile.
 * `isStale` says whether they still need it, since another process may just have done it.
 */
export async function replaceTokens(
  database: PrismaClient,
  cipher: TokenCipher,
  connection: {
    id: number;
    isStale(tokens: Tokens): boolean;
    refresh(tokens: Tokens): Promise<Tokens>;
  },
): Promise<Tokens | null> {
  return database.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT id FROM tiktok_shop_connection WHERE id = ${connection.id} FOR UPDATE`;
      const tokens = await readTokens(tx, cipher, connection.id);
      if (!tokens || !connection.isStale(tokens)) return tokens;
      const fresh = await connection.refresh(tokens);
      const row = await tx.tikTokShopConnection.findUniqueOrThrow({ where: { id: connection.id } });
      await tx.tikTokShopConnection.update({
        where: { id: connection.id },
        data: encryptedTokens(cipher, fresh, tokenContext(row.shopId, row.openId)),
      });
      return fresh;
    },
    { timeout: 30_000, maxWait: 30_000 },
  );
}

const ENDED = {
  status: "disconnected",
  accessToken: null,
  accessTokenExpiresAt: null,
  refreshToken: null,
  refreshTokenExpiresAt: null,
};

function choice(shop: StoredAuthorizedShop | undefined) {
  return {
    status: shop ? "connected" : "choosing-shop",
    tikTokShopId: shop?.id ?? null,
    tikTokShopName: shop?.name ?? null,
    market: shop?.region ?? null,
    shopCipher: shop?.cipher ?? null,
  };
}

function tokenContext(shopId: number, openId: string): string {
  return `tiktok-shop-connection:${shopId}:${openId}`;
}

function encryptedTokens(cipher: TokenCipher, tokens: Tokens, context: string) {
  return {
    accessToken: cipher.encrypt(tokens.accessToken, context),
    accessTokenExpiresAt: tokens.accessTokenExpiresAt,
    refreshToken: cipher.encrypt(tokens.refreshToken, context),
    refreshTokenExpiresAt: tokens.refreshTokenExpiresAt,
  };
}

function asConnection(row: Prisma.TikTokShopConnectionGetPayload<object>): Connection {
  return {
    id: row.id,
    shopId: row.shopId,
    openId: row.openId,
    sellerName: row.sellerName,
    status: row.status as ConnectionStatus,
    accessTokenExpiresAt: row.accessTokenExpiresAt,
    tikTokShopId: row.tikTokShopId,
    tikTokShopName: row.tikTokShopName,
    market: row.market,
    shopCipher: row.shopCipher,
    authorizedShops: z.array(authorizedShopSchema).parse(row.authorizedShops),
  };
}
