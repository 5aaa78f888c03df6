import {
  createTikTokShopCategoryId,
  type ProductId,
  type TikTokShopCategoryId,
} from "../domain/ids";
import type { Database } from "./database.server";

/** What a decision did to a category mapping; null where there was or is none. */
export interface CategoryMappingChange {
  localCategoryId: number;
  before: string | null;
  after: string | null;
}

interface Scope {
  shopId: number;
  market: string;
}

/** Stores the merchant's decision for all products of a local category. Answers what was decided before. */
export async function storeCategoryMapping(
  transaction: Database,
  { shopId, market }: Scope,
  decided: { localCategoryId: number; categoryId: string; by: string; at: Date },
): Promise<CategoryMappingChange> {
  const { localCategoryId, categoryId, by, at } = decided;
  const key = { shopId, market, localCategoryId };
  const before = await transaction.categoryMapping.findFirst({ where: key });
  const row = { tikTokShopCategoryId: categoryId, decidedBy: by, decidedAt: at, reason: null };
  await transaction.categoryMapping.upsert({
    where: { shopId_market_localCategoryId: key },
    create: { ...key, ...row },
    update: row,
  });
  return { localCategoryId, before: before?.tikTokShopCategoryId ?? null, after: categoryId };
}

/** Whether somebody else decided about the local category after this merchant looked. */
export async function isMappedSince(
  database: Database,
  { shopId, market }: Scope,
  { localCategoryId, by, seenAt }: { localCategoryId: number; by: string; seenAt: Date | null },
): Promise<boolean> {
  if (seenAt === null) return false;
  const others = { shopId, market, localCategoryId, NOT: { decidedBy: by } };
  const later = { ...others, decidedAt: { gt: seenAt } };
  return (await database.categoryMapping.count({ where: later })) > 0;
}

/** Removes the decision for all products of a local category. Answers what it was; null where there was none. */
export async function removeCategoryMapping(
  transaction: Database,
  { shopId, market }: Scope,
  localCategoryId: number,
): Promise<CategoryMappingChange | null> {
  const key = { shopId, market, localCategoryId };
  const before = await transaction.categoryMapping.findFirst({ where: key });
  if (!before) return null;
  await transaction.categoryMapping.deleteMany({ where: key });
  return { localCategoryId, before: before.tikTokShopCategoryId, after: null };
}

/** Lets a category mapping be as it was before a change, unless it was decided otherwise since. */
export async function restoreCategoryMapping(
  transaction: Database,
  { shopId, market }: Scope,
  undone: { change: CategoryMappingChange; by: string; at: Date },
): Promise<void> {
  const { localCategoryId, before, after } = undone.change;
  const key = { shopId, market, localCategoryId };
  const current = await transaction.categoryMapping.findFirst({ where: key });
  if ((current?.tikTokShopCategoryId ?? null) !== after) return;
  if (before === null) await transaction.categoryMapping.deleteMany({ where: key });
  else
    await storeCategoryMapping(
      transaction,
      { shopId, market },
      { ...undone, localCategoryId, categoryId: before },
    );
}

/** Whether TikTok Shop is asked about new products of a decided local category all the same. */
export async function noteAsksStill(
  database: Database,
  { shopId, market }: Scope,
  { localCategoryId, asksStill }: { localCategoryId: number; asksStill: boolean },
): Promise<void> {
  await database.categoryMapping.updateMany({
    where: { shopId, market, localCategoryId },
    data: { asksStill },
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
