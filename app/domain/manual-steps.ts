import type { AttentionReason } from "./attention-reason";

// What the manual flow's steps answer over HTTP: the form and the routes agree on it here.

/** A step that the outside world did not let us end. Asking again goes on where it stopped. */
export interface FailedStep {
  outcome: "failed";
  error: "connection-lost" | "shopify-failed" | "tiktok-shop-failed" | "cloud-storage-failed";
  /** Shopify was asked for the product: it can no longer be changed here. */
  isBeingCreated: boolean;
  /** Shopify has the product; only what comes after it is left. */
  isCreated: boolean;
}

/** What TikTok Shop says about a new product. */
export type RecommendationAnswer =
  | { outcome: "recommended"; categoryId: string; path: string[]; permissionStatuses: string[] }
  | { outcome: "none"; reason: AttentionReason };

export type PrepareAnswer =
  | {
      outcome: "prepared";
      uploadUrl: string;
      headers: Record<string, string>;
      /** The app cannot read the file back from the storage: it wants the bytes too. */
      isHandedOver: boolean;
    }
  | { outcome: "too-many" };

export type StoredPicture =
  | { outcome: "uploaded"; tikTokShopImageUrl: string | null }
  /** It is kept, but nobody can upload it: the shop has no connection yet. */
  | { outcome: "stored" }
  | { outcome: "refused"; reason: AttentionReason; detail: string | null }
  | { outcome: "unknown" };

export type RecommendAnswer =
  | { outcome: "answered"; recommendation: RecommendationAnswer }
  | { outcome: "waits-for"; what: "connection" | "title" | "picture" }
  /** A question is on its way: its answer comes first. */
  | { outcome: "busy" };

/** What Shopify objects to, in its own words, and about which field. */
export interface ProductProblem {
  field: string | null;
  message: string;
}

export interface MediaProblem {
  /** The picture's file name. */
  name: string;
  /** Shopify's code. */
  code: string;
}

export type SaveAnswer =
  | { outcome: "unknown" | "no-title" | "pictures-awaited" | "unknown-category" | "gone" }
  /** Shopify did not take it; nothing was created. */
  | { outcome: "refused"; problems: ProductProblem[] }
  /** Shopify still works on the pictures, or on the product itself for another request (null): ask again. */
  | { outcome: "processing"; productId: string | null }
  | {
      outcome: "saved";
      productId: string;
      mapping: "confirmed" | "open" | "no-connection";
      mediaProblems: MediaProblem[];
      problems: ProductProblem[];
    };
