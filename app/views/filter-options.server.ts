import { filterOf } from "../domain/mapping-filter";
import { categoryLocale } from "../domain/market";
import type { Database } from "../tables/database.server";
import {
  branchOptions,
  collectionOptions,
  localCategoryOptions,
  tagOptions,
  textOptions,
  type FilterOption,
} from "../tables/filter-options.server";
import { countMatches } from "../tables/mapping-counts.server";
import { marketScope } from "./mappings.server";

export const OPTION_FIELDS = ["category", "branch", "vendor", "type", "tag", "collection"] as const;
export type OptionField = (typeof OPTION_FIELDS)[number];
export type { FilterOption };

/** What a merchant may choose for a filter. */
export async function filterOptionsView(
  database: Database,
  shopId: number,
  { field, text, locale }: { field: OptionField; text: string; locale: string },
): Promise<FilterOption[]> {
  const scope = await marketScope(database, shopId);
  if (!scope) return [];
  switch (field) {
    case "category":
      return localCategoryOptions(database, scope, text);
    case "branch":
      return branchOptions(database, scope, {
        text,
        locale: categoryLocale(scope.market, locale),
      });
    case "vendor":
      return textOptions(database, scope, { column: "vendor", text });
    case "type":
      return textOptions(database, scope, { column: "product_type", text });
    case "tag":
      return tagOptions(database, shopId, text);
    case "collection":
      return collectionOptions(database, shopId, text);
  }
}

/** How many mappings the filter of an address finds. */
export async function matchesView(
  database: Database,
  shopId: number,
  query: URLSearchParams,
): Promise<number> {
  const scope = await marketScope(database, shopId);
  return scope ? countMatches(database, scope, filterOf(query)) : 0;
}
