import type { CategoryPermission } from "../../domain/category-permission";
import type { RecommendationAnswer } from "../../domain/manual-steps";

export interface ChosenCategory {
  categoryId: string;
  path: string[];
  permission: CategoryPermission;
}

/** What the merchant decided about the new product's TikTok Shop category. */
export type Decision =
  | { decided: "nothing" }
  | { decided: "approved" | "chosen"; category: ChosenCategory }
  | { decided: "later" };

/** An approval is for what was recommended: another recommendation has to be approved anew. */
export function standingDecision(
  decision: Decision,
  recommendation: RecommendationAnswer | null,
): Decision {
  if (decision.decided !== "approved") return decision;
  const isSame =
    recommendation?.outcome === "recommended" &&
    recommendation.categoryId === decision.category.categoryId;
  return isSame ? decision : { decided: "nothing" };
}

/** What saving confirms; null leaves the product to review. */
export function decidedCategoryId(decision: Decision): string | null {
  return decision.decided === "approved" || decision.decided === "chosen"
    ? decision.category.categoryId
    : null;
}
