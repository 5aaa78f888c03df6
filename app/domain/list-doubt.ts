import type { PlacedList } from "./category-tree";
import type { StoredCategory } from "./tree-difference";

/** The share of the stored leaves that a list may lack, and of its rows that may be unclear, and is believed at once. */
const BELIEVED_SHARE = 0.1;
/** After so many lists that lack too much, the next one that does is believed. */
const DOUBTED_LISTS = 2;

/** What is held against a market's lists. */
export interface ListDoubt {
  /** Lists that lacked too much, each listed some time after the one before. */
  lists: number;
  /** Categories that none of them named. */
  missingIds: string[];
}

export type Verdict =
  ({ verdict: "believed" } & BelievedList) | { verdict: "doubted"; doubt: ListDoubt };

/** What a list that is taken for the tree says of stored categories. */
export interface BelievedList {
  /** Others that the list lacks were named by a list before. */
  goneIds: ReadonlySet<string>;
  /** They may be there or not, and as they are stored or not. */
  unclearIds: ReadonlySet<string>;
}

interface Listing {
  stored: StoredCategory[];
  listed: PlacedList;
  /** It was listed because of the doubt, and late enough after the list before. */
  isCheck: boolean;
}

/**
 * Whether a list is taken for the tree. One that lacks more than a tenth of the leaves, or of whose rows more than a
 * tenth are unclear, takes two more that do. What is unclear is never missing.
 */
export function judgeList(doubt: ListDoubt | null, { stored, listed, isCheck }: Listing): Verdict {
  const live = stored.filter(({ source, isRemoved }) => source === "tree" && !isRemoved);
  const unclearIds = unclearOf(stored, listed);
  const listedIds = new Set(listed.placed.map(({ id }) => id));
  const missing = live
    .map(({ id }) => id)
    .filter((id) => !listedIds.has(id) && !unclearIds.has(id));
  if (live.length === 0 || !lacksMuch(live, listed))
    return { verdict: "believed", goneIds: new Set(missing), unclearIds };
  if (!doubt) return { verdict: "doubted", doubt: { lists: 1, missingIds: missing } };
  const before = new Set(doubt.missingIds);
  const missingIds = missing.filter((id) => before.has(id));
  if (isCheck && doubt.lists === DOUBTED_LISTS)
    return { verdict: "believed", goneIds: new Set(missingIds), unclearIds };
  return { verdict: "doubted", doubt: { lists: doubt.lists + (isCheck ? 1 : 0), missingIds } };
}

function lacksMuch(live: StoredCategory[], { placed, unclearIds }: PlacedList): boolean {
  const listedById = new Map(placed.map((category) => [category.id, category]));
  const leaves = live.filter(({ isLeaf }) => isLeaf);
  const parents = new Set(placed.map(({ parentId }) => parentId));
  // One that was divided is not lost: what is below it is listed.
  const lost = leaves.filter(({ id }) => !listedById.get(id)?.isLeaf && !parents.has(id));
  const rows = placed.length + unclearIds.length;
  return lost.length > leaves.length * BELIEVED_SHARE || unclearIds.length > rows * BELIEVED_SHARE;
}

/** A row that does not say its id could be of any category that the list does not name. */
function unclearOf(stored: StoredCategory[], { placed, unclearIds }: PlacedList): Set<string> {
  const placedIds = new Set(placed.map(({ id }) => id));
  const unclear = new Set(unclearIds);
  const ids = stored.map(({ id }) => id).filter((id) => !placedIds.has(id));
  return new Set(ids.filter((id) => unclear.has(id) || unclear.has(null)));
}
