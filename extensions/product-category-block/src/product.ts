export interface Category {
  id: string;
  path: string[];
  /** `invite-only`: TikTok Shop holds listings back until it invites the seller. `restricted`: outside of its main category. */
  permission: "available" | "invite-only" | "restricted" | "prohibited";
  /** Products can be put there. */
  isUsable: boolean;
}

/** A product as the app's server answers it. */
export interface Product {
  /** When the server read it. */
  seenAt: string;
  localCategory: string;
  connection: "connected" | "choosing-shop" | "needs-reauthorization" | "disconnected";
  isRecommending: boolean;
  status: "new" | "recommended" | "confirmed" | "needs-attention";
  reason: string | null;
  reasonDetail: string | null;
  hasChangedSinceConfirmed: boolean;
  category: Category | null;
  recommendation: Category | null;
  alternatives: (Category & { products: number })[];
}

/** What the merchant may do about it. */
export type Decision =
  { intent: "confirm" } | { intent: "choose"; category: Category } | { intent: "recommend" };

/** The category that the product will have, where that needs a second look before. */
export function doubtfulCategory(product: Product, decision: Decision): Category | null {
  if (decision.intent === "recommend") return null;
  const category = decision.intent === "choose" ? decision.category : product.category;
  return category && category.permission !== "available" ? category : null;
}

/** How the product will look if the server agrees. */
export function afterDecision(product: Product, decision: Decision): Product {
  if (decision.intent === "recommend") return { ...product, isRecommending: true };
  const category = decision.intent === "choose" ? decision.category : product.category;
  return {
    ...product,
    category,
    status: "confirmed",
    reason: null,
    hasChangedSinceConfirmed: false,
  };
}
