import { CATALOG_TOKEN_CONTEXT } from "./catalog-credentials.server";
import { Prisma, type PrismaClient } from "./database.server";
import { connectionTokenContext } from "./stored-tokens.server";
import type { TokenCipher } from "./token-cipher.server";

/** A table with two encrypted columns. */
interface Place {
  table: Prisma.Sql;
  id: Prisma.Sql;
  accessToken: Prisma.Sql;
  refreshToken: Prisma.Sql;
  /** What a row's tokens are bound to; made of its id and `about`. */
  about: Prisma.Sql;
  contextOf(row: EncryptedRow): string;
}

interface EncryptedRow {
  id: string;
  accessToken: string | null;
  refreshToken: string | null;
  about: { shopId?: number; openId?: string };
}

const PLACES: Place[] = [
  {
    table: Prisma.sql`tiktok_shop_connection`,
    id: Prisma.sql`lpad(id::text, 12, '0')`,
    accessToken: Prisma.sql`access_token`,
    refreshToken: Prisma.sql`refresh_token`,
    about: Prisma.sql`jsonb_build_object('shopId', shop_id, 'openId', open_id)`,
    contextOf: ({ about: { shopId = 0, openId = "" } }) =>
      connectionTokenContext({ shopId, openId }),
  },
  {
    table: Prisma.sql`catalog_credential`,
    id: Prisma.sql`id::text`,
    accessToken: Prisma.sql`access_token`,
    refreshToken: Prisma.sql`refresh_token`,
    about: Prisma.sql`'{}'::jsonb`,
    contextOf: () => CATALOG_TOKEN_CONTEXT,
  },
  {
    table: Prisma.sql`session`,
    id: Prisma.sql`id`,
    accessToken: Prisma.sql`"accessToken"`,
    refreshToken: Prisma.sql`"refreshToken"`,
    about: Prisma.sql`'{}'::jsonb`,
    contextOf: ({ id }) => id,
  },
];

const PAGE = 500;

/**
 * Encrypts everything that an older key wrote with the newest one. The app may run meanwhile: a row that changes under
 * way was written with the newest key by whoever changed it, and is left alone.
 */
export async function rotateKeys(
  database: PrismaClient,
  cipher: TokenCipher,
): Promise<{ rewritten: number; unreadable: number }> {
  const counts = { current: 0, rewritten: 0, unreadable: 0 };
  for (const place of PLACES) {
    let after = "";
    for (;;) {
      const rows = await page(database, place, after);
      for (const row of rows) counts[await rewrite(database, cipher, { place, row })] += 1;
      after = rows.at(-1)?.id ?? "";
      if (rows.length < PAGE) break;
    }
  }
  return { rewritten: counts.rewritten, unreadable: counts.unreadable };
}

async function rewrite(
  database: PrismaClient,
  cipher: TokenCipher,
  { place, row }: { place: Place; row: EncryptedRow },
): Promise<"current" | "rewritten" | "unreadable"> {
  const change = (stored: string | null) => renewed(cipher, stored, place.contextOf(row));
  const [accessToken, refreshToken] = [change(row.accessToken), change(row.refreshToken)];
  if (accessToken === undefined || refreshToken === undefined) return "unreadable";
  if (accessToken === row.accessToken && refreshToken === row.refreshToken) return "current";
  await database.$executeRaw(Prisma.sql`
    UPDATE ${place.table} SET ${place.accessToken} = ${accessToken}, ${place.refreshToken} = ${refreshToken}
    WHERE ${place.id} = ${row.id} AND ${place.accessToken} IS NOT DISTINCT FROM ${row.accessToken}
      AND ${place.refreshToken} IS NOT DISTINCT FROM ${row.refreshToken}`);
  return "rewritten";
}

/** Undefined where no key reads it. */
function renewed(cipher: TokenCipher, stored: string | null, context: string) {
  if (stored === null || cipher.isCurrent(stored)) return stored;
  const text = cipher.decryptIfPossible(stored, context);
  return text === null ? undefined : cipher.encrypt(text, context);
}

function page(database: PrismaClient, place: Place, after: string): Promise<EncryptedRow[]> {
  return database.$queryRaw<EncryptedRow[]>(Prisma.sql`
    SELECT ${place.id} AS id, ${place.accessToken} AS "accessToken", ${place.refreshToken} AS "refreshToken",
      ${place.about} AS about
    FROM ${place.table} WHERE ${place.id} > ${after} AND ${place.accessToken} IS NOT NULL
    ORDER BY 1 LIMIT ${PAGE}`);
}
