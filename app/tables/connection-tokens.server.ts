import { databaseTime } from "./clock.server";
import type { Database, PrismaClient } from "./database.server";
import {
  connectionTokenContext,
  decryptedTokens,
  encryptedTokens,
  tokenStore,
  type Tokens,
  type TokenStore,
} from "./stored-tokens.server";
import type { TokenCipher } from "./token-cipher.server";

const ONE_AT_A_TIME = { timeout: 30_000, maxWait: 30_000 };

/** The tokens of a connection. */
export function connectionTokens(
  database: PrismaClient,
  cipher: TokenCipher,
  connection: { id: number; shopId: number; openId: string },
): TokenStore {
  const { id } = connection;
  const context = connectionTokenContext(connection);
  const read = (from: Database) => readTokens(from, cipher, connection);
  return tokenStore(
    () => read(database),
    (work) =>
      database.$transaction(async (tx) => {
        const [row] = await tx.$queryRaw<{ refreshingUntil: Date | null }[]>`
          SELECT refreshing_until AS "refreshingUntil" FROM tiktok_shop_connection
          WHERE id = ${id} FOR UPDATE`;
        return work({
          tokens: await read(tx),
          refreshingUntil: row?.refreshingUntil ?? null,
          now: await databaseTime(tx),
          claim: async (refreshingUntil) => {
            await tx.tikTokShopConnection.updateMany({ where: { id }, data: { refreshingUntil } });
          },
          write: async (tokens) => {
            const data = encryptedTokens(cipher, tokens, context);
            await tx.tikTokShopConnection.update({ where: { id }, data });
            // Another process may have asked with the old tokens, and taken the seller's authorization for lost.
            await tx.tikTokShopConnection.updateMany({
              where: { id, status: "needs-reauthorization", market: { not: null } },
              data: { status: "connected" },
            });
          },
          lose: () => markNeedsReauthorization(tx, id),
        });
      }, ONE_AT_A_TIME),
  );
}

async function readTokens(
  database: Database,
  cipher: TokenCipher,
  connection: { id: number; shopId: number; openId: string },
): Promise<Tokens | null> {
  const row = await database.tikTokShopConnection.findUnique({ where: { id: connection.id } });
  return row && decryptedTokens(cipher, row, connectionTokenContext(connection));
}

/** The seller has to authorize again. */
export async function markNeedsReauthorization(database: Database, id: number): Promise<void> {
  await database.tikTokShopConnection.updateMany({
    where: { id, status: { not: "disconnected" } },
    data: { status: "needs-reauthorization" },
  });
}
