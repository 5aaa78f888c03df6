import {
  groupConfidences,
  safeGroups,
  type GroupConfidence,
  type SafeGroup,
} from "../domain/group-confidence";
import { countLeftAlone } from "./confidence-groups.server";
import type { Database } from "./database.server";
import type { MappingScope } from "./mapping-filters.server";
import { countedRecommendations, recordsByBranch } from "./recommendation-evidence.server";

/** How sure one may be of the groups of these local categories, or of all of the shop. Read from the counts. */
export async function judgeGroups(
  database: Database,
  scope: MappingScope,
  localCategoryIds: number[] | null,
): Promise<GroupConfidence[]> {
  const [counted, branches] = await Promise.all([
    countedRecommendations(database, scope, localCategoryIds),
    recordsByBranch(database, scope),
  ]);
  return groupConfidences(counted, branches);
}

/** The groups that may be confirmed without anybody looking, each with how many products that would be. */
export async function findSafeGroups(
  database: Database,
  scope: MappingScope,
): Promise<{ groups: GroupConfidence[]; safe: SafeGroup[] }> {
  const [groups, leftAlone] = await Promise.all([
    judgeGroups(database, scope, null),
    countLeftAlone(database, scope),
  ]);
  return { groups, safe: safeGroups(groups, leftAlone) };
}
