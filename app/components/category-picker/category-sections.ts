import type { CategoryChoice } from "../../views/categories.server";
import type { ShownCategories } from "./use-shown-categories";

/** One line of the list. */
export interface CategoryEntry {
  /** Names the line within the page. */
  key: string;
  category: CategoryChoice;
  /** Products that it is recommended for, where that is why it is here. */
  products: number | null;
  /** Whether the whole path is shown, or only the name below an opened category. */
  isPathShown: boolean;
}

export interface CategorySection {
  name: "suggested" | "recent" | "all" | "found";
  entries: CategoryEntry[];
}

/** The list in parts: what was found, or, before anything is typed or opened, the shortcuts and the roots. */
export function sectionsOf(
  { answer, suggested, recent }: ShownCategories,
  { isSearching, isAtRoot }: { isSearching: boolean; isAtRoot: boolean },
): CategorySection[] {
  const name = isSearching ? "found" : "all";
  const entries = (answer?.categories ?? []).map((category) =>
    entryOf(name, category, { isPathShown: isSearching }),
  );
  const sections: CategorySection[] = [{ name, entries }];
  if (!isSearching && isAtRoot) {
    sections.unshift(
      {
        name: "suggested",
        entries: suggested.map((category) =>
          entryOf("suggested", category, { isPathShown: true, products: category.products }),
        ),
      },
      {
        name: "recent",
        entries: recent.map((category) => entryOf("recent", category, { isPathShown: true })),
      },
    );
  }
  return sections.filter((section) => section.entries.length > 0);
}

function entryOf(
  section: CategorySection["name"],
  category: CategoryChoice,
  shown: { isPathShown: boolean; products?: number },
): CategoryEntry {
  const { isPathShown, products = null } = shown;
  return { key: `${section}-${category.id}`, category, products, isPathShown };
}
