declare const brand: unique symbol;
type Branded<Base, Name extends string> = Base & { readonly [brand]: Name };

/** `name.myshopify.com` of a shop that Shopify vouched for. */
export type ShopDomain = Branded<string, "ShopDomain">;
/** Decimal string, as TikTok Shop writes it. */
export type TikTokShopCategoryId = Branded<string, "TikTokShopCategoryId">;
/** The numeric part of `gid://shopify/Product/…`. */
export type ProductId = Branded<bigint, "ProductId">;
/** The numeric part of `gid://shopify/MediaImage/…`. */
export type MediaId = Branded<bigint, "MediaId">;
/** The numeric part of `gid://shopify/Collection/…`. */
export type CollectionId = Branded<bigint, "CollectionId">;

/** What 64 bits hold. */
const MAX_ID = 2n ** 63n - 1n;
export const MAX_PRODUCT_ID = MAX_ID;

const SHOP_DOMAIN = /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/;

/** @throws if the text is no shop domain. */
export function createShopDomain(text: string): ShopDomain {
  if (!SHOP_DOMAIN.test(text)) throw new Error(`Not a shop domain: ${text}`);
  return text as ShopDomain;
}

/** TikTok Shop's ids are positive numbers of 64 bits, written as text; "0" stands for no category. */
export function isTikTokShopCategoryId(text: string): boolean {
  return /^[1-9]\d{0,18}$/.test(text) && BigInt(text) <= MAX_ID;
}

/** @throws if the text is not a TikTok Shop category id. */
export function createTikTokShopCategoryId(text: string): TikTokShopCategoryId {
  if (!isTikTokShopCategoryId(text)) throw new Error(`Not a TikTok Shop category id: ${text}`);
  return text as TikTokShopCategoryId;
}

/** @throws if it is no whole positive number. */
export function createProductId(id: number | string): ProductId {
  const text = String(id);
  if (!/^[1-9]\d{0,18}$/.test(text)) throw new Error(`Not a product id: ${text}`);
  return BigInt(text) as ProductId;
}

/** @throws if it is not the global id of a product. */
export function productIdFromGid(gid: string): ProductId {
  return numericId(gid, "Product") as ProductId;
}

/** How Shopify names a product. */
export function productGid(id: ProductId): string {
  return `gid://shopify/Product/${id}`;
}

/** @throws if it is not the global id of an image. */
export function mediaIdFromGid(gid: string): MediaId {
  return numericId(gid, "MediaImage") as MediaId;
}

/** @throws if it is not the global id of a collection. */
export function collectionIdFromGid(gid: string): CollectionId {
  return numericId(gid, "Collection") as CollectionId;
}

function numericId(gid: string, type: string): bigint {
  const match = /^gid:\/\/shopify\/(\w+)\/(\d+)$/.exec(gid);
  if (match?.[1] !== type || match[2] === undefined) throw new Error(`Not a ${type} id: ${gid}`);
  return BigInt(match[2]);
}
