/** A category as TikTok Shop lists it: the whole tree is one flat list. */
export interface ListedCategory {
  id: string;
  /** Null for roots. */
  parentId: string | null;
  name: string;
  isLeaf: boolean;
  permissionStatuses: string[];
}

/** A category with its way from the root, itself included. */
export interface PlacedCategory extends ListedCategory {
  path: string[];
  pathNames: string[];
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
