import type { Database } from "../tables/database.server";
import { localCategoryIdOf } from "../tables/local-categories.server";
import { recommendedFor } from "../tables/recommended-categories.server";
import type { CategoryChoice, CategoryIndex } from "./category-index.server";

export type { CategoryChoice } from "./category-index.server";

/** What a category picker asks for, one thing at a time. */
export type CategoryQuestion =
  | { kind: "search"; query: string }
  /** Null: the roots. */
  | { kind: "below"; id: string | null }
  | { kind: "named"; ids: string[] };

/** What a category picker shows. */
export interface CategoryAnswer {
  market: string;
  /** Whether there is a tree to choose from. */
  isListed: boolean;
  /** The way to the categories shown, when browsing. */
  trail: CategoryChoice[];
  categories: CategoryChoice[];
}

export interface SuggestedCategory extends CategoryChoice {
  /** Products of the same local category that TikTok Shop recommends it for. */
  products: number;
}

const FOUND = 30;
const SUGGESTED = 8;

export function categoryAnswer(index: CategoryIndex, question: CategoryQuestion): CategoryAnswer {
  const answer = {
    market: index.market,
    isListed: index.below(null).length > 0,
    trail: [] as CategoryChoice[],
  };
  switch (question.kind) {
    case "search":
      return { ...answer, categories: named(index, index.search(question.query, FOUND)) };
    case "below":
      return {
        ...answer,
        trail: question.id === null ? [] : index.trail(question.id),
        categories: index.below(question.id),
      };
    case "named":
      return { ...answer, categories: named(index, question.ids) };
  }
}

/** Other recommendations within a local category of the shop: of its id, or of its key, which the shop may not know yet. */
export async function suggestedCategories(
  database: Database,
  index: CategoryIndex,
  { shopId, localCategory }: { shopId: number; localCategory: number | string },
): Promise<SuggestedCategory[]> {
  const { market } = index;
  const localCategoryId =
    typeof localCategory === "number"
      ? localCategory
      : await localCategoryIdOf(database, shopId, localCategory);
  if (localCategoryId === null) return [];
  const counted = await recommendedFor(database, { shopId, market, localCategoryId }, SUGGESTED);
  return counted.flatMap(({ categoryId, products }) => {
    const category = index.find(categoryId);
    return category && !category.isGone && category.isLeaf && category.permission !== "prohibited"
      ? [{ ...category, products }]
      : [];
  });
}

function named(index: CategoryIndex, ids: string[]): CategoryChoice[] {
  return ids.flatMap((id) => index.find(id) ?? []);
}
