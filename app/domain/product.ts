import type { CollectionId, MediaId, ProductId } from "./ids";

/** A product as the shop holds it: what a mapping needs of it. */
export interface ShopProduct {
  id: ProductId;
  title: string;
  handle: string;
  /** Plain text. */
  description: string;
  productType: string;
  vendor: string;
  tags: string[];
  status: string;
  category: { id: string; name: string; fullName: string } | null;
  mainImage: ShopImage | null;
  /** Its featured media is a film or a 3D model: a later picture stands for it. */
  awaitsImages: boolean;
  /** Shopify's time of its last change; stock and orders move it too. */
  updatedAt: Date | null;
}

/** A picture of a product; `url` carries Shopify's version of the file. */
export interface ShopImage {
  mediaId: MediaId;
  url: string;
  position: number;
}

/** A collection that a product is in. */
export interface ShopCollection {
  id: CollectionId;
  title: string;
}

/** The shop's own category of a product. `key` is the same for the same category. */
export interface LocalCategory {
  key: string;
  name: string;
  fullName: string;
}

/** Shopify taxonomy category, else product type, else "Uncategorized". */
export function localCategoryOf(
  product: Pick<ShopProduct, "category" | "productType">,
): LocalCategory {
  if (product.category && !isUncategorized(product.category.id)) {
    const { id, name, fullName } = product.category;
    return { key: `taxonomy:${id.slice(id.lastIndexOf("/") + 1)}`, name, fullName };
  }
  const productType = product.productType.trim();
  if (productType !== "") {
    return { key: `type:${productType}`, name: productType, fullName: productType };
  }
  return { key: "none", name: "Uncategorized", fullName: "Uncategorized" };
}

// Shopify's own "Uncategorized" says no more than having none (taxonomy id `na`, facts section 9).
function isUncategorized(taxonomyGid: string): boolean {
  return taxonomyGid.endsWith("/na");
}

/** TikTok Shop's limit outside Mexico and Brazil (tiktok-shop-api, M). */
export const MAX_RECOMMEND_TITLE_LENGTH = 255;

/** The title as TikTok Shop takes it: cut at a word, never refused for its length. */
export function titleForRecommendation(
  title: string,
  maxLength = MAX_RECOMMEND_TITLE_LENGTH,
): string {
  const clean = title.replace(/\s+/g, " ").trim();
  if (clean.length <= maxLength) return clean;
  const cut = clean.slice(0, maxLength + 1);
  const lastSpace = cut.lastIndexOf(" ");
  return lastSpace > maxLength / 2
    ? cut.slice(0, lastSpace)
    : withoutHalfCharacter(clean.slice(0, maxLength));
}

// A cut between the two halves of a surrogate pair would send an invalid character.
function withoutHalfCharacter(text: string): string {
  return /[\uD800-\uDBFF]$/.test(text) ? text.slice(0, -1) : text;
}
