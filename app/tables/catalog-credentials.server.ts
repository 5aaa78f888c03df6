import { createHash } from "node:crypto";
import { databaseTime } from "./clock.server";
import type { Database, PrismaClient } from "./database.server";
import {
  decryptedTokens,
  encryptedTokens,
  tokenStore,
  type Tokens,
  type TokenStore,
} from "./stored-tokens.server";
import type { TokenCipher } from "./token-cipher.server";

/** What the operator configured. */
export interface ConfiguredCredential {
  market: string;
  shopCipher: string;
  refreshToken: string;
}

/** The operator's own TikTok Shop, whose categories are used for shops without a connection. */
export interface CatalogCredential {
  market: string;
  shopCipher: string;
  status: "connected" | "needs-reauthorization";
}

export const CATALOG_TOKEN_CONTEXT = "catalog-credential";
const THE_ROW = { id: 1 };
const ONE_AT_A_TIME = { timeout: 30_000, maxWait: 30_000 };
const LONG_AGO = new Date(0);
/** Nobody tells how long a configured token lives; a refresh does. */
const UNKNOWN_END = new Date("2100-01-01");

/**
 * Stores the configured credential, or forgets the stored one where none is configured. A refresh token works once:
 * what is stored is newer than what is configured, until the operator configures another one.
 */
export async function rememberCatalogCredential(
  database: Database,
  cipher: TokenCipher,
  configured: ConfiguredCredential | null,
): Promise<void> {
  if (!configured) {
    await database.catalogCredential.deleteMany();
    return;
  }
  const { market, shopCipher, refreshToken } = configured;
  const configHash = createHash("sha256").update(refreshToken).digest("hex");
  const known = await database.catalogCredential.findUnique({ where: THE_ROW });
  if (known?.configHash === configHash) {
    await database.catalogCredential.update({ where: THE_ROW, data: { market, shopCipher } });
    return;
  }
  const tokens = {
    accessToken: "",
    accessTokenExpiresAt: LONG_AGO,
    refreshToken,
    refreshTokenExpiresAt: UNKNOWN_END,
  };
  const data = {
    market,
    shopCipher,
    configHash,
    status: "connected",
    ...encryptedTokens(cipher, tokens, CATALOG_TOKEN_CONTEXT),
  };
  await database.catalogCredential.upsert({ where: THE_ROW, create: data, update: data });
}

export async function catalogCredential(database: Database): Promise<CatalogCredential | null> {
  const row = await database.catalogCredential.findUnique({ where: THE_ROW });
  return (
    row && {
      market: row.market,
      shopCipher: row.shopCipher,
      status: row.status === "connected" ? "connected" : "needs-reauthorization",
    }
  );
}

/** The tokens of the catalog credential. */
export function catalogTokens(database: PrismaClient, cipher: TokenCipher): TokenStore {
  const read = async (from: Database): Promise<Tokens | null> => {
    const row = await from.catalogCredential.findUnique({ where: THE_ROW });
    return row && decryptedTokens(cipher, row, CATALOG_TOKEN_CONTEXT);
  };
  return tokenStore(
    () => read(database),
    (work) =>
      database.$transaction(async (tx) => {
        const [row] = await tx.$queryRaw<{ refreshingUntil: Date | null }[]>`
          SELECT refreshing_until AS "refreshingUntil" FROM catalog_credential FOR UPDATE`;
        return work({
          tokens: await read(tx),
          refreshingUntil: row?.refreshingUntil ?? null,
          now: await databaseTime(tx),
          claim: async (refreshingUntil) => {
            await tx.catalogCredential.updateMany({ where: THE_ROW, data: { refreshingUntil } });
          },
          write: async (tokens) => {
            const data = {
              ...encryptedTokens(cipher, tokens, CATALOG_TOKEN_CONTEXT),
              status: "connected",
            };
            await tx.catalogCredential.updateMany({ where: THE_ROW, data });
          },
          lose: async () => {
            const data = { status: "needs-reauthorization" };
            await tx.catalogCredential.updateMany({ where: THE_ROW, data });
          },
        });
      }, ONE_AT_A_TIME),
  );
}
