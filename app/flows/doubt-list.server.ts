import { randomUUID } from "node:crypto";
import type { PlacedList } from "../domain/category-tree";
import { judgeList, type BelievedList } from "../domain/list-doubt";
import type { StoredCategory } from "../domain/tree-difference";
import { listDoubt, noteDoubt, type TreeKey } from "../tables/category-trees.server";
import type { Database } from "../tables/database.server";
import type { MarketContext } from "./context";

/** Before a doubted tree is listed again, and before it is listed once more. */
const CHECK_AFTER_MS = 60_000;
const LAST_CHECK_AFTER_MS = 60 * 60_000;

interface Listing {
  tree: TreeKey;
  stored: StoredCategory[];
  listed: PlacedList;
  /** The check that this listing is; null where it has another cause. */
  check: string | null;
}

/**
 * What this list says of stored categories; null where it lacks so much that it is not believed yet. Then the tree is
 * listed again in a minute, and once more in an hour, before it is.
 */
export async function believedOf(
  { jobs, market }: MarketContext,
  tx: Database,
  { tree, stored, listed, check }: Listing,
): Promise<BelievedList | null> {
  const before = await listDoubt(tx, tree);
  const isCheck = check !== null && check === before?.awaitedCheck;
  const judged = judgeList(before, { stored, listed, isCheck });
  if (judged.verdict === "believed") return judged;
  const { doubt } = judged;
  // A list in between asks for the awaited check once more: nothing happens while its job waits.
  const awaitedCheck = before && !isCheck ? before.awaitedCheck : randomUUID();
  await noteDoubt(tx, tree, { ...doubt, awaitedCheck });
  const afterMs = doubt.lists === 1 ? CHECK_AFTER_MS : LAST_CHECK_AFTER_MS;
  await jobs.listAgain({ market, check: awaitedCheck, afterMs }, tx);
  return null;
}

/** What turned unusable by one list is not taken out of any shop before another list says the same. */
export async function askForSecondWord(
  { jobs, market }: MarketContext,
  tx: Database,
  check: string | null,
): Promise<void> {
  const afterMs = check === null ? CHECK_AFTER_MS : LAST_CHECK_AFTER_MS;
  await jobs.listAgain({ market, check: randomUUID(), afterMs }, tx);
}
