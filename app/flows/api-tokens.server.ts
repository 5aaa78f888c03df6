import { apiTokens, createApiToken, deleteApiToken } from "../tables/api-tokens.server";
import type { ShopContext } from "./context";

export const MOST_TOKENS = 20;

export type NewTokenOutcome = { outcome: "created"; token: string } | { outcome: "too-many" };

/** Makes a token for one of the shop's own systems, and tells it this once. */
export async function giveToken(
  { database, shop, now }: ShopContext,
  { name, by }: { name: string; by: string },
): Promise<NewTokenOutcome> {
  const existing = await apiTokens(database, shop.id);
  if (existing.length >= MOST_TOKENS) return { outcome: "too-many" };
  const token = await createApiToken(database, {
    shopId: shop.id,
    name,
    createdBy: by,
    createdAt: now(),
  });
  return { outcome: "created", token };
}

export async function revokeToken({ database, shop }: ShopContext, id: number): Promise<void> {
  await deleteApiToken(database, shop.id, id);
}
