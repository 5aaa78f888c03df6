import { createHash, randomBytes } from "node:crypto";
import { createShopDomain, type ShopDomain } from "../domain/ids";
import type { Database } from "./database.server";

/** A key of the shop's own systems, as far as it can be shown. */
export interface ApiToken {
  id: number;
  name: string;
  /** Its last characters. */
  hint: string;
  createdAt: Date;
  lastUsedAt: Date | null;
}

/** Whoever finds a token somewhere sees what it belongs to. */
const PREFIX = "lw_";
const HINT_LENGTH = 4;
/** Its use is noted once in a while, not with every request. */
const NOTED_EVERY_SECONDS = 60;

/** Makes a token. It is told once: only its hash is kept. */
export async function createApiToken(
  database: Database,
  created: { shopId: number; name: string; createdBy: string; createdAt: Date },
): Promise<string> {
  const token = PREFIX + randomBytes(32).toString("base64url");
  await database.apiToken.create({
    data: { ...created, tokenHash: hashOf(token), hint: token.slice(-HINT_LENGTH) },
  });
  return token;
}

export async function apiTokens(database: Database, shopId: number): Promise<ApiToken[]> {
  return database.apiToken.findMany({
    where: { shopId },
    select: { id: true, name: true, hint: true, createdAt: true, lastUsedAt: true },
    orderBy: { id: "asc" },
  });
}

/** From then on nobody gets in with it. */
export async function deleteApiToken(
  database: Database,
  shopId: number,
  id: number,
): Promise<void> {
  await database.apiToken.deleteMany({ where: { id, shopId } });
}

/** The shop whose token this is, noted as used; null where there is none, or the shop has the app no more. */
export async function shopOfApiToken(
  database: Database,
  token: string,
): Promise<ShopDomain | null> {
  if (!token.startsWith(PREFIX)) return null;
  const found = await database.apiToken.findUnique({
    where: { tokenHash: hashOf(token) },
    select: { id: true, shop: { select: { domain: true, uninstalledAt: true } } },
  });
  if (!found || found.shop.uninstalledAt !== null) return null;
  await database.$executeRaw`
    UPDATE api_token SET last_used_at = clock_timestamp()
    WHERE id = ${found.id}
      AND (last_used_at IS NULL OR last_used_at < clock_timestamp() - make_interval(secs => ${NOTED_EVERY_SECONDS}))`;
  return createShopDomain(found.shop.domain);
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
