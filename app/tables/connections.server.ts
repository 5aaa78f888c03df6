import { z } from "zod";
import { databaseTime } from "./clock.server";
import type { Database, Prisma, PrismaClient } from "./database.server";
import {
  connectionTokenContext,
  encryptedTokens,
  NO_TOKENS,
  type Tokens,
} from "./stored-tokens.server";
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
  /** When the merchant has to authorize again, as far as that is known. */
  authorizationEndsAt: Date | null;
  tikTokShopId: string | null;
  tikTokShopName: string | null;
  market: string | null;
  shopCipher: string | null;
  authorizedShops: StoredAuthorizedShop[];
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

/** Connections whose token serves for a market, the one that was authorized last first. */
export async function connectionsOfMarket(
  database: Database,
  market: string,
): Promise<Connection[]> {
  const rows = await database.tikTokShopConnection.findMany({
    where: { market, status: "connected" },
    orderBy: { connectedAt: "desc" },
    take: 20,
  });
  return rows.map(asConnection);
}

/** Markets that some shop's connection uses. */
export async function connectedMarkets(database: Database): Promise<string[]> {
  const rows = await database.tikTokShopConnection.findMany({
    where: { status: "connected", market: { not: null } },
    distinct: ["market"],
    select: { market: true },
  });
  return rows.flatMap(({ market }) => market ?? []);
}

/** Connections in use whose access token lapses before `before`. */
export async function connectionsToRefresh(
  database: Database,
  before: Date,
): Promise<Connection[]> {
  const rows = await database.tikTokShopConnection.findMany({
    where: {
      status: { in: ["connected", "choosing-shop"] },
      accessTokenExpiresAt: { lt: before },
    },
    orderBy: { accessTokenExpiresAt: "asc" },
  });
  return rows.map(asConnection);
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
      ...encryptedTokens(cipher, seller.tokens, connectionTokenContext({ shopId, openId })),
      authorizationEndsAt: null,
      // Prisma's own `now()` is this machine's.
      connectedAt: await databaseTime(tx),
      ...choice(chosen),
    };
    const row = await tx.tikTokShopConnection.upsert({
      where: { shopId_openId: { shopId, openId } },
      create: { shopId, openId, ...data },
      update: data,
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

/** Connections that a TikTok shop is authorized by, and that were not authorized again since. */
export async function connectionsAuthorizing(
  database: Database,
  webhook: { tikTokShopId: string; connectedBefore: Date },
): Promise<Connection[]> {
  const rows = await database.tikTokShopConnection.findMany({
    where: {
      status: { not: "disconnected" },
      connectedAt: { lte: webhook.connectedBefore },
      authorizedShops: { array_contains: [{ id: webhook.tikTokShopId }] },
    },
  });
  return rows.map(asConnection);
}

/** A shop that the seller does not authorize any more cannot be chosen. */
export async function dropAuthorizedShop(
  database: Database,
  { id, authorizedShops }: Connection,
  tikTokShopId: string,
): Promise<void> {
  const left = authorizedShops.filter((shop) => shop.id !== tikTokShopId);
  await database.tikTokShopConnection.update({ where: { id }, data: { authorizedShops: left } });
}

/** TikTok Shop said when the authorization ends. */
export async function noteAuthorizationEnd(
  database: Database,
  id: number,
  authorizationEndsAt: Date,
): Promise<void> {
  await database.tikTokShopConnection.update({ where: { id }, data: { authorizationEndsAt } });
}

/** Ends the connection and forgets its tokens. */
export async function disconnect(database: Database, shopId: number): Promise<void> {
  await database.tikTokShopConnection.updateMany({
    where: { shopId, status: { not: "disconnected" } },
    data: ENDED,
  });
}

const ENDED = { status: "disconnected", ...NO_TOKENS };

function choice(shop: StoredAuthorizedShop | undefined) {
  return {
    status: shop ? "connected" : "choosing-shop",
    tikTokShopId: shop?.id ?? null,
    tikTokShopName: shop?.name ?? null,
    market: shop?.region ?? null,
    shopCipher: shop?.cipher ?? null,
  };
}

function asConnection(row: Prisma.TikTokShopConnectionGetPayload<object>): Connection {
  return {
    id: row.id,
    shopId: row.shopId,
    openId: row.openId,
    sellerName: row.sellerName,
    status: row.status as ConnectionStatus,
    authorizationEndsAt: row.authorizationEndsAt ?? row.refreshTokenExpiresAt,
    tikTokShopId: row.tikTokShopId,
    tikTokShopName: row.tikTokShopName,
    market: row.market,
    shopCipher: row.shopCipher,
    authorizedShops: z.array(authorizedShopSchema).parse(row.authorizedShops),
  };
}
