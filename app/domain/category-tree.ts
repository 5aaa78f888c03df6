/** A category as TikTok Shop lists it: the whole tree is one flat list. */
export interface ListedCategory {
  id: string;
  /** Null for roots. */
  parentId: string | null;
  name: string;
  isLeaf: boolean;
  permissionStatuses: string[];
}

/** A list as far as it can be read. */
export interface CategoryList {
  categories: ListedCategory[];
  /** Of rows that cannot be read; null where a row does not say its id. */
  unreadIds: (string | null)[];
}

/** A category with its way from the root, itself included. */
export interface PlacedCategory extends ListedCategory {
  path: string[];
  pathNames: string[];
}

/** What a list says, and of which categories it says no more than that they are there. */
export interface PlacedList {
  placed: PlacedCategory[];
  /** Of those that cannot be read or placed; null for one that could be any. */
  unclearIds: (string | null)[];
}

/** Places what can be read of a list. */
export function placeList({ categories, unreadIds }: CategoryList): PlacedList {
  const placed = placeCategories(categories);
  const clear = new Set(placed.map(({ id }) => id));
  const unplacedIds = categories.map(({ id }) => id).filter((id) => !clear.has(id));
  return { placed, unclearIds: [...unreadIds, ...unplacedIds] };
}

/**
 * Places every category below its root. A category whose parent is missing, or that is its own ancestor,
 * cannot be placed and is left out. Of two with one id the later counts.
 */
export function placeCategories(categories: ListedCategory[]): PlacedCategory[] {
  const byId = new Map(categories.map((category) => [category.id, category]));
  const placed = new Map<string, PlacedCategory | null>();

  function place(category: ListedCategory): PlacedCategory | null {
    const known = placed.get(category.id);
    if (known !== undefined) return known;
    placed.set(category.id, null);
    const parent = category.parentId === null ? undefined : byId.get(category.parentId);
    const above = parent ? place(parent) : null;
    if (category.parentId !== null && above === null) return null;
    const result: PlacedCategory = {
      ...category,
      path: [...(above?.path ?? []), category.id],
      pathNames: [...(above?.pathNames ?? []), category.name],
    };
    placed.set(category.id, result);
    return result;
  }

  return [...byId.values()].map(place).filter((category) => category !== null);
}

/** The chain of an answer, root first, as placed categories. */
export function placeChain(chain: Omit<ListedCategory, "parentId">[]): PlacedCategory[] {
  return chain.map((category, index) => {
    const above = chain.slice(0, index + 1);
    return {
      ...category,
      parentId: chain[index - 1]?.id ?? null,
      path: above.map(({ id }) => id),
      pathNames: above.map(({ name }) => name),
    };
  });
}
