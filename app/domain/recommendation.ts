import type { AttentionReason } from "./attention-reason";
import type { TikTokShopCategoryId } from "./ids";

/** A node of the chain from the root to the recommended leaf. */
export interface RecommendedCategory {
  id: TikTokShopCategoryId;
  name: string;
  isLeaf: boolean;
  permissionStatuses: string[];
}

/** Where a recommendation is none of TikTok Shop about the product itself: it answered so for a sample of others. */
export type RecommendedBy = "sample";

/** What came out of asking TikTok Shop for one product's category. */
export type Recommendation =
  | { outcome: "recommended"; leafId: TikTokShopCategoryId; chain: RecommendedCategory[] }
  | {
      outcome: "none";
      reason: AttentionReason;
      /** TikTok Shop's own words. */
      detail: string | null;
      /** TikTok Shop's code, where it refused to answer. */
      refusalCode?: string;
    };
