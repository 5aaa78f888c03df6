import { permissionOf, type CategoryPermission } from "../domain/category-permission";
import type { Database } from "../tables/database.server";
import type { MappingScope } from "../tables/mapping-filters.server";
import { categoryPaths, type CategoryPath } from "../tables/product-details.server";

/** A TikTok Shop category as the page of reviews names it. */
export interface ReviewCategory {
  id: string;
  /** From the root to the leaf. */
  path: string[];
  permission: CategoryPermission;
  /** The market's tree does not have it any more. */
  isGone: boolean;
}

export type NameCategory = (id: string) => ReviewCategory;

/** The categories with these ids, each as it stands in the market's tree now. */
export async function categoriesNamed(
  database: Database,
  scope: MappingScope,
  ids: string[],
): Promise<NameCategory> {
  const paths = await categoryPaths(database, scope, [...new Set(ids)]);
  return (id) => asCategory(id, paths.get(id));
}

function asCategory(id: string, known: CategoryPath | undefined): ReviewCategory {
  return {
    id,
    path: known?.path ?? [id],
    permission: permissionOf(known?.permissionStatuses ?? []),
    isGone: !known?.isInUse,
  };
}
