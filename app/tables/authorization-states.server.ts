import { createHash, randomBytes } from "node:crypto";
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

/** Who started it, or null if the state is unknown, used or too old. Using it up is one statement. */
export async function useAuthorizationState(
  database: Database,
  state: string,
  now: Date,
): Promise<{ shopId: number; userId: string } | null> {
  const rows = await database.$queryRaw<{ shopId: number; userId: string }[]>`
    UPDATE authorization_state SET used_at = ${now}
    WHERE state_hash = ${hashOf(state)} AND used_at IS NULL AND expires_at > ${now}
    RETURNING shop_id AS "shopId", user_id AS "userId"`;
  return rows[0] ?? null;
}

export async function deleteOldAuthorizationStates(database: Database, before: Date): Promise<void> {
  await database.authorizationState.deleteMany({ where: { expiresAt: { lt: before } } });
}

function hashOf(state: string): string {
  return createHash("sha256").update(state).digest("hex");
}
