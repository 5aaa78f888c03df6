import { permissionOf, type CategoryPermission } from "../domain/category-permission";
import { indexCategories, type CategorySearch } from "./category-search";
import { categoryLocale, marketLocale } from "../domain/market";
import type { StoredCategory } from "../domain/tree-difference";
import { categoryNames, namesRevision } from "../tables/category-names.server";
import { currentTree, type CurrentTree } from "../tables/category-trees.server";
import type { Database } from "../tables/database.server";
import { storedTree } from "../tables/tiktok-shop-categories.server";

/** A category as a merchant chooses it. */
export interface CategoryChoice {
  id: string;
  /** Names from the root to the category, in the merchant's language. */
  path: string[];
  isLeaf: boolean;
  permission: CategoryPermission;
  /** TikTok Shop removed it: it can be seen, not chosen. */
  isGone: boolean;
}

/** A market's tree in memory, in one language. */
export interface CategoryIndex {
  market: string;
  categoryVersion: string;
  locale: string;
  /** Says which tree and names it was made of; another one makes what a browser keeps old. */
  version: string;
  /** Names of this language are missing or older than the tree. */
  needsNames: boolean;
  find(id: string): CategoryChoice | undefined;
  /** Children by name; of the roots for null. */
  below(id: string | null): CategoryChoice[];
  /** The way from the root to the category. */
  trail(id: string): CategoryChoice[];
  search: CategorySearch;
}

/** Trees that a process keeps: some 20 MB each at 12,000 categories. */
const KEPT = 6;
const kept = new Map<string, Promise<CategoryIndex>>();

/** The present tree of a market, in the language of the merchant as far as it is stored. */
export async function categoryIndex(
  database: Database,
  market: string,
  merchantLocale: string,
): Promise<CategoryIndex> {
  const tree = await currentTree(database, market);
  const locale = categoryLocale(market, merchantLocale);
  const isOwn = locale === marketLocale(market);
  const named = isOwn ? null : await namesRevision(database, tree, locale);
  const version = [market, tree.categoryVersion, tree.revision, locale, named ?? "-"].join(".");
  const known = kept.get(version);
  // What was used last is kept longest.
  kept.delete(version);
  const index =
    known ??
    buildIndex(database, tree, {
      locale,
      version,
      needsNames: !isOwn && tree.revision > 0 && named !== tree.revision,
      isNamed: named !== null,
    });
  kept.set(version, index);
  index.catch(() => kept.delete(version));
  for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - KEPT)))
    kept.delete(oldest);
  return index;
}

interface Naming {
  locale: string;
  version: string;
  needsNames: boolean;
  isNamed: boolean;
}

async function buildIndex(
  database: Database,
  tree: CurrentTree,
  { isNamed, ...about }: Naming,
): Promise<CategoryIndex> {
  const stored = await storedTree(database, tree);
  const names = isNamed
    ? await categoryNames(database, tree, about.locale)
    : new Map<string, string>();
  const choices = new Map(stored.map((category) => [category.id, asChoice(category, names)]));
  const children = childrenByParent(stored, choices, about.locale);
  const search = await indexCategories(
    stored.filter(isFindable).map(({ id, pathNames }) => ({
      id,
      pathNames: choices.get(id)?.path ?? pathNames,
      otherPathNames: isNamed ? pathNames : [],
    })),
  );
  const pathById = new Map(stored.map(({ id, path }) => [id, path]));
  return {
    ...about,
    market: tree.market,
    categoryVersion: tree.categoryVersion,
    find: (id) => choices.get(id),
    below: (id) => children.get(id) ?? [],
    trail: (id) => (pathById.get(id) ?? []).flatMap((step) => choices.get(step) ?? []),
    search,
  };
}

/** What may be chosen: only leaves take products (tiktok-shop-api, Categories, H). */
function isFindable({ isLeaf, isRemoved, permissionStatuses }: StoredCategory): boolean {
  return isLeaf && !isRemoved && permissionOf(permissionStatuses) !== "prohibited";
}

function asChoice(category: StoredCategory, names: Map<string, string>): CategoryChoice {
  const { id, path, pathNames, isLeaf, permissionStatuses, isRemoved } = category;
  return {
    id,
    path: path.map((step, depth) => names.get(step) ?? pathNames[depth] ?? ""),
    isLeaf,
    permission: permissionOf(permissionStatuses),
    isGone: isRemoved,
  };
}

function childrenByParent(
  stored: StoredCategory[],
  choices: Map<string, CategoryChoice>,
  locale: string,
): Map<string | null, CategoryChoice[]> {
  const byParent = new Map<string | null, CategoryChoice[]>();
  for (const { id, parentId, isRemoved } of stored) {
    const choice = choices.get(id);
    if (choice && !isRemoved) byParent.set(parentId, [...(byParent.get(parentId) ?? []), choice]);
  }
  const { compare } = new Intl.Collator(locale);
  for (const choicesBelow of byParent.values())
    choicesBelow.sort((a, b) => compare(a.path.at(-1) ?? "", b.path.at(-1) ?? ""));
  return byParent;
}
