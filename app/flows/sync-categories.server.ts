import { troubleOf } from "../domain/category-permission";
import { placeList, type PlacedCategory, type PlacedList } from "../domain/category-tree";
import { createShopDomain } from "../domain/ids";
import { marketLocale, otherVersion } from "../domain/market";
import {
  treeDifference,
  type CategoryChange,
  type TreeDifference,
} from "../domain/tree-difference";
import {
  currentTree,
  lockMarket,
  noteListing,
  storeCategoryChanges,
  type TreeKey,
} from "../tables/category-trees.server";
import type { Database } from "../tables/database.server";
import {
  leaveVersion,
  returnToVersion,
  shopsToReplace,
  turnMappings,
} from "../tables/stale-mappings.server";
import {
  markRemoved,
  noteUndecided,
  storedTree,
  storeListedCategories,
} from "../tables/tiktok-shop-categories.server";
import { WrongCategoryVersion } from "../tiktok-shop/errors";
import { listCategories } from "../tiktok-shop/list-categories.server";
import type { MarketContext } from "./context";
import { askForSecondWord, believedOf } from "./doubt-list.server";

export type SyncOutcome =
  | { outcome: "stored"; tree: TreeKey & { revision: number }; changes: CategoryChange[] }
  /** Nothing was listed, or nothing that hangs together: the stored tree stays. */
  | { outcome: "empty" }
  /** The list lacks so much of the stored tree that it stays until other lists say the same. */
  | { outcome: "doubted" };

const TRANSACTION = { timeout: 60_000, maxWait: 30_000 };

/** Whether the market's tree was listed within this time. */
export async function isTreeYoungerThan(
  database: Database,
  { market, minutes, now }: { market: string; minutes: number; now: Date },
): Promise<boolean> {
  const { listedAt } = await currentTree(database, market);
  return listedAt !== null && listedAt.getTime() > now.getTime() - minutes * 60_000;
}

/**
 * Stores the category tree of a market with what changed in it, and lets the mappings of all shops follow: whole or
 * not at all, so that readers never see half a tree.
 * @param check the check of a doubted list that this listing is
 */
export async function syncCategories(
  context: MarketContext,
  check: string | null = null,
): Promise<SyncOutcome> {
  const { database, market } = context;
  const expected = await currentTree(database, market);
  const { categoryVersion, listed } = await listInItsVersion(context, expected.categoryVersion);
  if (listed.placed.length === 0) return { outcome: "empty" };
  return database.$transaction(async (tx) => {
    await lockMarket(tx, market);
    const tree = { market, categoryVersion };
    const sync = { ...tree, now: context.now() };
    const before = await currentTree(tx, market);
    const stored = await storedTree(tx, tree);
    const isMoved = before.categoryVersion !== categoryVersion;
    const believed = await believedOf(context, tx, { tree, stored, listed, check });
    if (believed === null) return { outcome: "doubted" };
    const difference = treeDifference(stored, listed.placed, believed.goneIds);
    await storeListedCategories(tx, tree, difference.toStore);
    await markRemoved(tx, tree, { ids: difference.removedIds, now: sync.now });
    const isChanged = difference.toStore.length > 0 || difference.removedIds.length > 0;
    const { revision, listings } = await noteListing(tx, tree, { isChanged, now: sync.now });
    await storeCategoryChanges(tx, { ...sync, revision }, difference.changes);
    await turnMappings(tx, sync, difference.turned);
    const undecided = [...difference.turned.map(idOf), ...believed.unclearIds];
    await noteUndecided(tx, tree, { ids: undecided, listing: listings });
    if (isMoved) await moveMappings(tx, sync, listed.placed);
    if (isMoved || difference.turned.some(isTrouble)) await askForSecondWord(context, tx, check);
    await askForReplacements(context, tx);
    return { outcome: "stored", tree: { ...tree, revision }, changes: difference.changes };
  }, TRANSACTION);
}

async function moveMappings(
  tx: Database,
  sync: TreeKey & { now: Date },
  placed: PlacedCategory[],
): Promise<void> {
  const usableIds = placed.filter((category) => troubleOf(category) === null).map(({ id }) => id);
  await returnToVersion(tx, sync, usableIds);
  await leaveVersion(tx, sync, usableIds);
}

type Turned = TreeDifference["turned"][number];
const idOf = ({ categoryId }: Turned) => categoryId;
const isTrouble = ({ trouble }: Turned) => trouble !== null;

/** A market says by a refusal that it uses the other version. */
async function listInItsVersion(
  context: MarketContext,
  expected: string,
): Promise<{ categoryVersion: string; listed: PlacedList }> {
  try {
    return { categoryVersion: expected, listed: await list(context, expected) };
  } catch (error) {
    if (!(error instanceof WrongCategoryVersion)) throw error;
    const other = otherVersion(expected);
    return { categoryVersion: other, listed: await list(context, other) };
  }
}

async function list(context: MarketContext, categoryVersion: string): Promise<PlacedList> {
  const options = { categoryVersion, locale: marketLocale(context.market) };
  return placeList(
    await context.asSeller((caller) => listCategories(context.tikTokShop, caller, options)),
  );
}

async function askForReplacements(context: MarketContext, tx: Database): Promise<void> {
  for (const shop of await shopsToReplace(tx, context.market))
    await context.jobs.replaceStale(createShopDomain(shop), tx);
}
