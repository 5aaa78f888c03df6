import type { ShopDomain } from "../domain/ids";
import type { Database } from "./database.server";

/** Names of the shop's staff members that a session of theirs told, by Shopify's user id. */
export async function staffNames(
  database: Database,
  shop: ShopDomain,
  userIds: string[],
): Promise<Map<string, string>> {
  const ids = userIds.filter((id) => /^\d{1,19}$/.test(id)).map(BigInt);
  if (ids.length === 0) return new Map();
  const sessions = await database.session.findMany({
    where: { shop, userId: { in: ids } },
    select: { userId: true, firstName: true, lastName: true },
  });
  return new Map(
    sessions.flatMap(({ userId, firstName, lastName }) => {
      const name = [firstName, lastName].filter(Boolean).join(" ");
      return userId !== null && name !== "" ? [[userId.toString(), name] as const] : [];
    }),
  );
}
