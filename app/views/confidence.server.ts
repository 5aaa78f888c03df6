import type { Confidence } from "../domain/confidence";
import type { Database } from "../tables/database.server";
import type { MappingScope } from "../tables/mapping-filters.server";
import { judgeGroups } from "../tables/safe-groups.server";

/** Answers how sure one may be of a recommendation in a local category; null where nothing is recommended there. */
export type ConfidenceLookup = (localCategoryId: number, categoryId: string) => Confidence | null;

/** How sure one may be of what is recommended within these local categories. */
export async function confidenceWithin(
  database: Database,
  scope: MappingScope,
  localCategoryIds: number[],
): Promise<ConfidenceLookup> {
  const groups = await judgeGroups(database, scope, localCategoryIds);
  const found = new Map(
    groups.map((group) => [`${group.localCategoryId} ${group.categoryId}`, group.confidence]),
  );
  return (localCategoryId, categoryId) => found.get(`${localCategoryId} ${categoryId}`) ?? null;
}
