import type { BulkOperation } from "./bulk-operations";
import { bulkFileSize, bulkFileUrl } from "./bulk-file";
import { isoTime } from "./clock";
import { collectionResolvers } from "./collections";
import { gid } from "./gid";
import type { GraphqlContext } from "./graphql-context";
import { BadRequest } from "./graphql-errors";
import { type ImageTransform, transformedUrl } from "./image-url";
import { type MetafieldName, metafieldOf, metafieldResolvers } from "./metafields";
import { type MediaRecord, mediaStatus, type ProductRecord } from "./records";
import type { Shop } from "./shop";
import { optionsOf, variantResolvers } from "./variants";
import { ancestorIdsOf, parentIdOf, type TaxonomyCategory } from "./taxonomy";

/** Both graphql-js and bulk operations read through these; a field without one is the source's property. */
export type Resolver = (source: never, args: never, context: GraphqlContext) => unknown;

export const resolvers: Record<string, Record<string, Resolver> | undefined> = {
  Shop: {
    id: ({ id }: Shop) => gid("Shop", id),
    myshopifyDomain: ({ domain }: Shop) => domain,
    contactEmail: ({ email }: Shop) => email,
    url: ({ domain }: Shop) => `https://${domain}`,
    ianaTimezone: () => "America/New_York",
    primaryDomain: ({ id, domain }: Shop) => ({
      id: gid("Domain", id),
      host: domain,
      url: `https://${domain}`,
    }),
    plan: ({ plan }: Shop) => ({
      displayName: plan,
      publicDisplayName: plan,
      shopifyPlus: plan === "Plus" || plan === "Enterprise",
      partnerDevelopment: false,
    }),
  },
  Product: {
    id: ({ id }: ProductRecord) => gid("Product", id),
    legacyResourceId: ({ id }: ProductRecord) => String(id),
    description: (product: ProductRecord, { truncateAt }: { truncateAt?: number }) =>
      plainText(product, truncateAt),
    featuredMedia: ({ media }: ProductRecord) => media[0] ?? null,
    mediaCount: ({ media }: ProductRecord) => ({ count: media.length, precision: "EXACT" }),
    options: (product: ProductRecord) => optionsOf(product),
    isGiftCard: () => false,
    metafield: (product: ProductRecord, { namespace, key }: MetafieldName) =>
      metafieldOf(product, { namespace, key }) ?? null,
    createdAt: ({ createdAt }: ProductRecord) => isoTime(createdAt),
    updatedAt: ({ updatedAt }: ProductRecord) => isoTime(updatedAt),
  },
  ...variantResolvers,
  ...collectionResolvers,
  Metafield: metafieldResolvers,
  TaxonomyCategory: {
    level: ({ id }: TaxonomyCategory) => ancestorIdsOf(id).length + 1,
    isLeaf: ({ id }: TaxonomyCategory, _: unknown, { shop }) =>
      shop.taxonomy.childrenIdsOf(id).length === 0,
    isRoot: ({ id }: TaxonomyCategory) => parentIdOf(id) === null,
    isArchived: () => false,
    parentId: ({ id }: TaxonomyCategory) => parentIdOf(id),
    ancestorIds: ({ id }: TaxonomyCategory) => ancestorIdsOf(id),
    childrenIds: ({ id }: TaxonomyCategory, _: unknown, { shop }) =>
      shop.taxonomy.childrenIdsOf(id),
  },
  MediaImage: {
    id: ({ id }: MediaRecord) => gid("MediaImage", id),
    mediaContentType: () => "IMAGE",
    status: (media: MediaRecord, _: unknown, { now }) => mediaStatus(media, now),
    fileStatus: (media: MediaRecord, _: unknown, { now }) => mediaStatus(media, now),
    mediaErrors: (media: MediaRecord, _: unknown, { now }) => errorsOf(media, now),
    fileErrors: (media: MediaRecord, _: unknown, { now }) => errorsOf(media, now),
    // Null until READY: facts/shopify-platform.md section 1.
    image: (media: MediaRecord, _: unknown, { now }) => imageOf(media, now),
    preview: (media: MediaRecord, _: unknown, { now }) => ({
      status: mediaStatus(media, now),
      image: imageOf(media, now),
    }),
    mimeType: ({ fileName }: MediaRecord) =>
      fileName.toLowerCase().endsWith(".png") ? "image/png" : "image/jpeg",
    originalSource: ({ url, processing }: MediaRecord) => ({
      url: processing?.originalSource ?? url,
      fileSize: null,
    }),
    createdAt: ({ createdAt }: MediaRecord) => isoTime(createdAt),
    updatedAt: ({ createdAt }: MediaRecord) => isoTime(createdAt),
  },
  Image: {
    id: ({ id }: MediaRecord) => gid("ImageSource", id),
    altText: ({ alt }: MediaRecord) => alt,
    url: ({ url }: MediaRecord, { transform }: { transform?: ImageTransform | null }) =>
      transformedUrl(url, checked(transform)),
  },
  BulkOperation: {
    id: ({ number }: BulkOperation) => gid("BulkOperation", number),
    type: () => "QUERY",
    createdAt: ({ createdAt }: BulkOperation) => isoTime(createdAt),
    completedAt: ({ completedAt }: BulkOperation) =>
      completedAt === null ? null : isoTime(completedAt),
    objectCount: ({ objectCount }: BulkOperation) => String(objectCount),
    rootObjectCount: ({ rootObjectCount }: BulkOperation) => String(rootObjectCount),
    fileSize: (operation: BulkOperation) => bulkFileSize(operation),
    url: (operation: BulkOperation, _: unknown, context) => bulkFileUrl(operation, context),
    partialDataUrl: () => null,
  },
};

function errorsOf(media: MediaRecord, now: number): object[] {
  return mediaStatus(media, now) === "FAILED" ? (media.processing?.errors ?? []) : [];
}

function imageOf(media: MediaRecord, now: number): object | null {
  return mediaStatus(media, now) === "READY" ? { ...media, __typename: "Image" } : null;
}

function checked(transform: ImageTransform | null | undefined): ImageTransform | null | undefined {
  const sizes = [transform?.maxWidth, transform?.maxHeight].filter(
    (size) => typeof size === "number",
  );
  if (sizes.some((size) => size < 1 || size > 5760))
    throw new BadRequest("Image size must be between 1 and 5760.");
  return transform;
}

function plainText({ descriptionHtml }: ProductRecord, truncateAt: number | undefined): string {
  const text = descriptionHtml
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  return truncateAt && text.length > truncateAt ? `${text.slice(0, truncateAt - 3)}...` : text;
}
