import type { CategoryChange } from "../domain/tree-difference";
import type { ListDoubt } from "../domain/list-doubt";
import { categoryVersionOf } from "../domain/market";
import { asRows, type Database } from "./database.server";

/** Which of the stored trees: they differ by market and version. */
export interface TreeKey {
  market: string;
  categoryVersion: string;
}

/** The tree that a market uses now. */
export interface CurrentTree extends TreeKey {
  /** Grows with every sync that changes something; 0 before the first. */
  revision: number;
  listedAt: Date | null;
}

/** The tree that a market uses. Before its first sync, the version is what the market is known to use. */
export async function currentTree(database: Database, market: string): Promise<CurrentTree> {
  const row = await database.categoryTree.findFirst({ where: { market, isCurrent: true } });
  if (!row)
    return { market, categoryVersion: categoryVersionOf(market), revision: 0, listedAt: null };
  const { categoryVersion, revision, listedAt } = row;
  return { market, categoryVersion, revision, listedAt };
}

/** Makes syncs of a market wait for each other until the transaction ends. */
export async function lockMarket(transaction: Database, market: string): Promise<void> {
  await transaction.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(${`category-tree:${market}`}, 0))`;
}

/**
 * Notes that the tree was listed, and makes its version the market's. Answers the tree's revision, and the number of
 * the listing.
 */
export async function noteListing(
  transaction: Database,
  tree: TreeKey,
  listing: { isChanged: boolean; now: Date },
): Promise<{ revision: number; listings: number }> {
  const { market, categoryVersion } = tree;
  const left = await transaction.categoryTree.updateMany({
    where: { market, isCurrent: true, categoryVersion: { not: categoryVersion } },
    data: { isCurrent: false },
  });
  const { revision, listings } = await transaction.categoryTree.upsert({
    where: { market_categoryVersion: tree },
    create: { ...tree, isCurrent: true, revision: 1, listings: 1, listedAt: listing.now },
    update: {
      isCurrent: true,
      listedAt: listing.now,
      listings: { increment: 1 },
      ...NO_DOUBT,
      ...(listing.isChanged ? { revision: { increment: 1 } } : {}),
    },
  });
  if (left.count > 0)
    await transaction.categoryTree.update({
      where: { market_categoryVersion: tree },
      data: { currentAtListing: listings },
    });
  return { revision, listings };
}

const NO_DOUBT = { doubts: 0, missingIds: [], awaitedCheck: null };

/** What is held against the tree's last lists; null where the last one was believed. */
export async function listDoubt(
  transaction: Database,
  tree: TreeKey,
): Promise<(ListDoubt & { awaitedCheck: string }) | null> {
  const row = await transaction.categoryTree.findUnique({
    where: { market_categoryVersion: tree },
  });
  if (!row?.awaitedCheck) return null;
  return { lists: row.doubts, missingIds: row.missingIds, awaitedCheck: row.awaitedCheck };
}

export async function noteDoubt(
  transaction: Database,
  { market, categoryVersion }: TreeKey,
  { lists, missingIds, awaitedCheck }: ListDoubt & { awaitedCheck: string },
): Promise<void> {
  await transaction.categoryTree.updateMany({
    where: { market, categoryVersion },
    data: { doubts: lists, missingIds, awaitedCheck },
  });
}

export async function storeCategoryChanges(
  transaction: Database,
  sync: TreeKey & { revision: number; now: Date },
  changes: CategoryChange[],
): Promise<void> {
  if (changes.length === 0) return;
  await transaction.$executeRaw`
    INSERT INTO category_change (market, category_version, revision, category_id, kind, before, after, at)
    SELECT ${sync.market}, ${sync.categoryVersion}, ${sync.revision}, c."categoryId", c.kind, c.before, c.after, ${sync.now}
    FROM jsonb_to_recordset(${asRows(changes)}::jsonb) AS c("categoryId" text, kind text, before text, after text)`;
}

export async function deleteOldCategoryChanges(database: Database, before: Date): Promise<void> {
  await database.categoryChange.deleteMany({ where: { at: { lt: before } } });
}
