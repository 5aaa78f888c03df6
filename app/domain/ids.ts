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

/** What a column of 64 bits holds. */
export const MAX_PRODUCT_ID = 2n ** 63n - 1n;

const SHOP_DOMAIN = /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/;

/** @throws if the text is no shop domain. */
export function createShopDomain(text: string): ShopDomain {
  return shopDomainIn(text) ?? fail(`Not a shop domain: ${text}`);
}

/** The shop that a text names, or null. */
export function shopDomainIn(text: string): ShopDomain | null {
  return SHOP_DOMAIN.test(text) ? (text as ShopDomain) : null;
}

/** @throws if the text is not a TikTok Shop category id. */
export function createTikTokShopCategoryId(text: string): TikTokShopCategoryId {
  return categoryIdIn(text) ?? fail(`Not a TikTok Shop category id: ${text}`);
}

/** The category that a text names, or null: a positive number of 64 bits, since "0" stands for no category. */
export function categoryIdIn(text: string): TikTokShopCategoryId | null {
  return numberIn(text) === null ? null : (text as TikTokShopCategoryId);
}

/** The id of a row of our own that a text names, or null: a column of 32 bits holds it. */
export function rowIdIn(text: string): number | null {
  const id = /^[1-9]\d{0,9}$/.test(text) ? Number(text) : null;
  return id !== null && id < 2 ** 31 ? id : null;
}

/** @throws if it is no product's id. */
export function createProductId(id: number | string): ProductId {
  return productIdIn(String(id)) ?? fail(`Not a product id: ${id}`);
}

/** The product that a text names, by its number or its global id, or null. */
export function productIdIn(text: string): ProductId | null {
  return (numberIn(text) ?? globalNumberIn(text, "Product")) as ProductId | null;
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

/** The collection that a text names by its number, or null. */
export function collectionIdIn(text: string): CollectionId | null {
  return numberIn(text) as CollectionId | null;
}

function numericId(gid: string, type: string): bigint {
  return globalNumberIn(gid, type) ?? fail(`Not a ${type} id: ${gid}`);
}

function globalNumberIn(gid: string, type: string): bigint | null {
  const [, ofType, digits] = /^gid:\/\/shopify\/(\w+)\/(\d+)$/.exec(gid) ?? [];
  return ofType === type && digits !== undefined ? numberIn(digits) : null;
}

/** A column of 64 bits holds it. */
function numberIn(digits: string): bigint | null {
  const id = /^[1-9]\d{0,18}$/.test(digits) ? BigInt(digits) : null;
  return id !== null && id <= MAX_PRODUCT_ID ? id : null;
}

function fail(message: string): never {
  throw new Error(message);
}
