import type { UnreadableReason } from "../domain/unreadable-product";
import type { Database } from "../tables/database.server";
import { unreadableProducts } from "../tables/unreadable-products.server";

/** Products that cannot be read or stored, for a person to look at in Shopify. */
export interface UnreadableView {
  count: number;
  /** The first of them, by title or else by Shopify's id. */
  first: { name: string | null; reason: UnreadableReason }[];
}

const SHOWN = 10;

export async function unreadableView(database: Database, shopId: number): Promise<UnreadableView> {
  const { count, first } = await unreadableProducts(database, shopId, SHOWN);
  const named = first.map(({ productId, title, reason }) => ({
    name: title || (productId?.toString() ?? null),
    reason,
  }));
  return { count, first: named };
}
