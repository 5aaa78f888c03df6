import type { CategoryReason } from "./attention-reason";
import type { ListedCategory } from "./category-tree";

/**
 * What a seller may do with a category. `prohibited`: list nothing. `invite-only`: a listing is accepted and then
 * stays pending, with no error, until TikTok Shop invites the seller (tiktok-shop-api, Categories, M).
 * `restricted`: outside of the shop's main category.
 */
export type CategoryPermission = "available" | "invite-only" | "restricted" | "prohibited";

export function permissionOf(statuses: string[]): CategoryPermission {
  if (statuses.includes("PROHIBITED")) return "prohibited";
  if (statuses.includes("INVITE_ONLY")) return "invite-only";
  return statuses.includes("NON_MAIN_CATEGORY") ? "restricted" : "available";
}

/** Why no product should be mapped to the category without a second look; null if nothing speaks against it. */
export function troubleOf(
  category: Pick<ListedCategory, "isLeaf" | "permissionStatuses"> | undefined,
): Exclude<CategoryReason, "category-version"> | null {
  if (!category) return "category-gone";
  if (!category.isLeaf) return "category-not-leaf";
  const permission = permissionOf(category.permissionStatuses);
  if (permission === "prohibited") return "category-prohibited";
  return permission === "invite-only" ? "category-invite-only" : null;
}
