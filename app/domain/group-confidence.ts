import { permissionOf } from "./category-permission";
import { confidenceOf, type AcceptanceRecord, type Confidence } from "./confidence";
import type { ConfirmableGroup } from "./error-budget";

/** What is counted of the products of one local category that got one recommendation: a group. */
export interface CountedRecommendation extends AcceptanceRecord {
  localCategoryId: number;
  categoryId: string;
  /** The category above it; '' where the stored tree does not have it. */
  branchId: string;
  /** Whether the stored tree has it, as a leaf. */
  isLeaf: boolean;
  permissionStatuses: string[];
  products: number;
  /** Of these, those that TikTok Shop was asked about: who took the answer of a sample is no witness for it. */
  asked: number;
  /** Recommended, and nothing else. */
  waiting: number;
}

/** What the merchant decided about the recommendations of one branch. */
export interface BranchRecord extends AcceptanceRecord {
  branchId: string;
}

export interface GroupConfidence {
  localCategoryId: number;
  categoryId: string;
  /** Products that wait. */
  waiting: number;
  /** Whether anybody may list in the category; where not, it takes the merchant's word. */
  isOpenToAll: boolean;
  confidence: Confidence;
}

/**
 * How sure one may be of each group. @param groups every group of the local categories they are of, because siblings are
 * witnesses
 */
export function groupConfidences(
  groups: readonly CountedRecommendation[],
  branches: readonly BranchRecord[],
): GroupConfidence[] {
  const shop = sumOf(branches);
  const byBranch = new Map(branches.map((record) => [record.branchId, record]));
  const siblings = Map.groupBy(groups, ({ localCategoryId }) => localCategoryId);
  return groups.map((group) => {
    const here = siblings.get(group.localCategoryId) ?? [];
    const own = sumOf(here.filter(({ branchId }) => branchId === group.branchId));
    const branch = byBranch.get(group.branchId) ?? NOTHING;
    return {
      localCategoryId: group.localCategoryId,
      categoryId: group.categoryId,
      waiting: group.waiting,
      isOpenToAll: group.isLeaf && permissionOf(group.permissionStatuses) === "available",
      confidence: confidenceOf({
        same: group.asked,
        any: here.reduce((sum, { asked }) => sum + asked, 0),
        rival: Math.max(0, ...here.filter((each) => each !== group).map(({ asked }) => asked)),
        pair: { accepted: group.accepted, decided: group.decided },
        branch: without(branch, own),
        shop,
      }),
    };
  });
}

const NOTHING: AcceptanceRecord = { accepted: 0, decided: 0 };

function sumOf(records: readonly AcceptanceRecord[]): AcceptanceRecord {
  return records.reduce(
    (sum, { accepted, decided }) => ({
      accepted: sum.accepted + accepted,
      decided: sum.decided + decided,
    }),
    NOTHING,
  );
}

/** Counts are read one after the other: what changed between is not less than nothing. */
function without(all: AcceptanceRecord, part: AcceptanceRecord): AcceptanceRecord {
  const decided = Math.max(0, all.decided - part.decided);
  return { decided, accepted: Math.min(decided, Math.max(0, all.accepted - part.accepted)) };
}

/** A group that may be confirmed without anybody looking at it. */
export interface SafeGroup extends ConfirmableGroup {
  localCategoryId: number;
  categoryId: string;
}

/** The safe groups with products that wait, without those that are left to the merchant alone. */
export function safeGroups(
  groups: readonly GroupConfidence[],
  leftAlone: readonly { localCategoryId: number; categoryId: string; products: number }[],
): SafeGroup[] {
  const key = (group: { localCategoryId: number; categoryId: string }) =>
    `${group.localCategoryId} ${group.categoryId}`;
  const alone = new Map(leftAlone.map((group) => [key(group), group.products]));
  return groups
    .filter(({ isOpenToAll, confidence }) => isOpenToAll && confidence.level === "safe")
    .map(({ localCategoryId, categoryId, waiting, confidence }) => ({
      localCategoryId,
      categoryId,
      waiting: waiting - (alone.get(key({ localCategoryId, categoryId })) ?? 0),
      wrong: confidence.wrong,
    }))
    .filter(({ waiting }) => waiting > 0);
}
