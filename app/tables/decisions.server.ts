import {
  createTikTokShopCategoryId,
  type ProductId,
  type TikTokShopCategoryId,
} from "../domain/ids";
import type { Database } from "./database.server";

interface Decision {
  shopId: number;
  market: string;
  /** Shopify's user id. */
  decidedBy: string;
  now: Date;
}

/** The merchant's decision for all products of a local category. */
export async function decideForLocalCategory(
  database: Database,
  decision: Decision,
  mapping: { localCategoryId: number; categoryId: TikTokShopCategoryId },
): Promise<void> {
  const { shopId, market, decidedBy, now: decidedAt } = decision;
  const { localCategoryId, categoryId } = mapping;
  const decided = { tikTokShopCategoryId: categoryId, decidedBy, decidedAt };
  await database.categoryMapping.upsert({
    where: { shopId_market_localCategoryId: { shopId, market, localCategoryId } },
    create: { shopId, market, localCategoryId, ...decided },
    update: decided,
  });
}

/** What a merchant confirmed for a product, and its local category; null if nothing is confirmed. */
export async function confirmedMapping(
  database: Database,
  { shopId, market, productId }: { shopId: number; market: string; productId: ProductId },
): Promise<{ categoryId: TikTokShopCategoryId; localCategoryId: number } | null> {
  const row = await database.productMapping.findFirst({
    where: { shopId, market, productId, status: "confirmed" },
    select: { confirmedCategoryId: true, localCategoryId: true },
  });
  if (!row?.confirmedCategoryId) return null;
  const categoryId = createTikTokShopCategoryId(row.confirmedCategoryId);
  return { categoryId, localCategoryId: row.localCategoryId };
}
