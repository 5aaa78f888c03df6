import { createHash, randomBytes } from "node:crypto";
import { createShopDomain, type ShopDomain } from "../domain/ids";
import type { Database } from "./database.server";

const LIFE_MS = 10 * 60 * 1000;

/** Starts an authorization: the state that has to come back, for this shop and user, within ten minutes, once. */
export async function createAuthorizationState(
  database: Database,
  started: { shopId: number; userId: string; now: Date },
): Promise<string> {
  const state = randomBytes(32).toString("base64url");
  await database.authorizationState.create({
    data: {
      stateHash: hashOf(state),
      shopId: started.shopId,
      userId: started.userId,
      expiresAt: new Date(started.now.getTime() + LIFE_MS),
    },
  });
  return state;
}

/** Uses the state up. Answers false if it is unknown, used, too old, or was started by another shop or user. */
export async function spendAuthorizationState(
  database: Database,
  returned: { state: string; shopId: number; userId: string; now: Date },
): Promise<boolean> {
  const used = await database.$executeRaw`
    UPDATE authorization_state SET used_at = ${returned.now}
    WHERE state_hash = ${hashOf(returned.state)} AND shop_id = ${returned.shopId} AND user_id = ${returned.userId}
      AND used_at IS NULL AND expires_at > ${returned.now}`;
  return used === 1;
}

/** The shop that started it, to lead the merchant back: says nothing about whether the state is still good. */
export async function shopOfAuthorizationState(
  database: Database,
  state: string,
): Promise<ShopDomain | null> {
  const row = await database.authorizationState.findUnique({
    where: { stateHash: hashOf(state) },
    select: { shop: { select: { domain: true } } },
  });
  return row && createShopDomain(row.shop.domain);
}

export async function deleteOldAuthorizationStates(
  database: Database,
  before: Date,
): Promise<void> {
  await database.authorizationState.deleteMany({ where: { expiresAt: { lt: before } } });
}

function hashOf(state: string): string {
  return createHash("sha256").update(state).digest("hex");
}
