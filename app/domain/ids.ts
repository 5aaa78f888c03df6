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

const SHOP_DOMAIN = /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/;

/** @throws if the text is no shop domain. */
export function createShopDomain(text: string): ShopDomain {
  if (!SHOP_DOMAIN.test(text)) throw new Error(`Not a shop domain: ${text}`);
  return text as ShopDomain;
}

/** @throws if the text is not a TikTok Shop category id. */
export function createTikTokShopCategoryId(text: string): TikTokShopCategoryId {
  if (!/^[1-9]\d*$/.test(text)) throw new Error(`Not a TikTok Shop category id: ${text}`);
  return text as TikTokShopCategoryId;
}

/** What a column of 64 bits holds. */
export const MAX_PRODUCT_ID = 2n ** 63n - 1n;

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
