import type { UnreadableReason } from "../domain/unreadable-product";
import type { Database } from "../tables/database.server";
import { unreadableProducts } from "../tables/unreadable-products.server";

/** Products that cannot be read or stored, for a person to look at in Shopify. */
export interface UnreadableView {
  count: number;
  /** The first of them. Neither id nor title is sure to be known. */
  first: { productId: string | null; title: string | null; reason: UnreadableReason }[];
}

const SHOWN = 10;

export async function unreadableView(database: Database, shopId: number): Promise<UnreadableView> {
  const { count, first } = await unreadableProducts(database, shopId, SHOWN);
  const named = first.map(({ productId, title, reason }) => ({
    productId: productId?.toString() ?? null,
    title,
    reason,
  }));
  return { count, first: named };
}
