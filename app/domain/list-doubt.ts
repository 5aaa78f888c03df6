import type { PlacedCategory } from "./category-tree";
import type { StoredCategory } from "./tree-difference";

/** The share of the stored leaves that a list may lack and is believed at once. */
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
  /** @property goneIds of the stored categories; others that the list lacks were named by a list before */
  { verdict: "believed"; goneIds: ReadonlySet<string> } | { verdict: "doubted"; doubt: ListDoubt };

interface Listing {
  stored: StoredCategory[];
  listed: PlacedCategory[];
  /** It was listed because of the doubt, and late enough after the list before. */
  isCheck: boolean;
}

/** Whether a list is taken for the tree. One that lacks more than a tenth of the leaves takes two more that do. */
export function judgeList(doubt: ListDoubt | null, { stored, listed, isCheck }: Listing): Verdict {
  const live = stored.filter(({ source, isRemoved }) => source === "tree" && !isRemoved);
  const listedById = new Map(listed.map((category) => [category.id, category]));
  const missing = live.map(({ id }) => id).filter((id) => !listedById.has(id));
  const leaves = live.filter(({ isLeaf }) => isLeaf);
  const parents = new Set(listed.map(({ parentId }) => parentId));
  // One that was divided is not lost: what is below it is listed.
  const lost = leaves.filter(({ id }) => !listedById.get(id)?.isLeaf && !parents.has(id));
  if (lost.length <= leaves.length * BELIEVED_SHARE)
    return { verdict: "believed", goneIds: new Set(missing) };
  if (!doubt) return { verdict: "doubted", doubt: { lists: 1, missingIds: missing } };
  const before = new Set(doubt.missingIds);
  const missingIds = missing.filter((id) => before.has(id));
  if (isCheck && doubt.lists === DOUBTED_LISTS)
    return { verdict: "believed", goneIds: new Set(missingIds) };
  return { verdict: "doubted", doubt: { lists: doubt.lists + (isCheck ? 1 : 0), missingIds } };
}
