import type { CatalogImage, CatalogProduct } from "../catalog/catalog";
import { imageUrl } from "./image-url";

/** Products as the shop holds them. Records are never changed in place: a change is a new record. */
export interface ProductRecord extends Omit<CatalogProduct, "images"> {
  __typename: "Product";
  id: number;
  createdAt: number;
  updatedAt: number;
  media: readonly MediaRecord[];
  metafields?: readonly MetafieldRecord[];
}

export interface MetafieldRecord {
  __typename: "Metafield";
  id: number;
  namespace: string;
  key: string;
  type: string;
  value: string;
  createdAt: number;
  updatedAt: number;
}

export interface MediaRecord {
  __typename: "MediaImage";
  id: number;
  alt: string;
  url: string;
  fileName: string;
  width: number;
  height: number;
  createdAt: number;
  processing?: MediaProcessing;
}

/** What happens to an uploaded file; a picture of the catalog has long been READY. */
interface MediaProcessing {
  originalSource: string;
  startsAt: number;
  endsAt: number;
  /** Known when the file has been looked at. */
  errors: MediaProblem[];
}

export interface MediaProblem {
  code: string;
  message: string;
  details: string | null;
}

export type MediaStatus = "UPLOADED" | "PROCESSING" | "READY" | "FAILED";

export function mediaStatus({ processing }: MediaRecord, now: number): MediaStatus {
  if (!processing) return "READY";
  if (now < processing.startsAt) return "UPLOADED";
  if (now < processing.endsAt) return "PROCESSING";
  return processing.errors.length > 0 ? "FAILED" : "READY";
}

export function handleOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
}

const FIRST_CATALOG_ID = 8_000_000_000_000;
const FIRST_MEDIA_ID = 30_000_000_000_000;
const MEDIA_PER_PRODUCT = 256;
const CATALOG_CREATED_AT = Date.UTC(2026, 0, 5, 9);

export function productIdOf(index: number): number {
  return FIRST_CATALOG_ID + index;
}

export function catalogIndexOf(productId: number): number {
  return productId - FIRST_CATALOG_ID;
}

export function mediaIdOf(productId: number, position: number): number {
  return FIRST_MEDIA_ID + (productId - FIRST_CATALOG_ID) * MEDIA_PER_PRODUCT + position;
}

export function productIdOfMedia(mediaId: number): number {
  return FIRST_CATALOG_ID + Math.floor((mediaId - FIRST_MEDIA_ID) / MEDIA_PER_PRODUCT);
}

export function recordFrom(product: CatalogProduct, index: number, shopId: number): ProductRecord {
  const { images, ...own } = product;
  const id = productIdOf(index);
  const createdAt = CATALOG_CREATED_AT + index * 1_000;
  return {
    ...own,
    __typename: "Product",
    id,
    createdAt,
    updatedAt: createdAt,
    media: mediaFrom(images, { id, shopId, createdAt }),
  };
}

export function mediaFrom(
  images: readonly CatalogImage[],
  {
    id,
    shopId,
    createdAt,
    from = 0,
  }: { id: number; shopId: number; createdAt: number; from?: number },
): MediaRecord[] {
  return images.map((image, position) => ({
    __typename: "MediaImage",
    id: mediaIdOf(id, from + position),
    alt: image.alt,
    url: imageUrl(shopId, image),
    fileName: image.fileName,
    width: image.width,
    height: image.height,
    createdAt,
  }));
}

/** A picture that stays keeps its media id; a new one gets a new id. */
export function mediaAfterChange(
  product: ProductRecord,
  images: readonly CatalogImage[],
  { shopId, now }: { shopId: number; now: number },
): MediaRecord[] {
  const from = nextMediaPosition(product);
  const candidates = mediaFrom(images, { id: product.id, shopId, createdAt: now, from });
  return candidates.map(
    (media) =>
      product.media.find(({ url, alt }) => url === media.url && alt === media.alt) ?? media,
  );
}

export function nextMediaPosition({ id, media }: ProductRecord): number {
  return Math.max(mediaIdOf(id, -1), ...media.map((each) => each.id)) - mediaIdOf(id, 0) + 1;
}
