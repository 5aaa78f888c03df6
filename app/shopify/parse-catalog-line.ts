import { convert } from "html-to-text";
import { z } from "zod";
import {
  collectionIdFromGid,
  mediaIdFromGid,
  productIdFromGid,
  type ProductId,
} from "../domain/ids";
import type { ShopCollection, ShopImage, ShopProduct } from "../domain/product";
import type { UnreadableProduct } from "../domain/unreadable-product";
import { cutText, storableText } from "../domain/text";

/** Enough to help a recommendation; the rest of a long description says nothing new about the category. */
const MAX_DESCRIPTION_LENGTH = 1_000;
const MAX_HTML_LENGTH = 20_000;
/** People nest a few; converting thousands takes more stack than there is. */
const MAX_HTML_DEPTH = 100;

/** Whatever a shop holds is made such that the database can hold it. */
const text = z.string().transform(storableText);

const mediaSchema = z.object({
  mediaContentType: z.string(),
  id: z.string().optional(),
  image: z.object({ url: text }).nullish(),
});

const productSchema = z.object({
  id: z.string(),
  title: text,
  handle: text,
  descriptionHtml: text.nullish(),
  productType: text,
  vendor: text,
  tags: z.array(text),
  status: text,
  category: z.object({ id: text, name: text, fullName: text }).nullish(),
  featuredMedia: mediaSchema.nullish(),
  updatedAt: z.coerce.date().nullish(),
});

const parentSchema = z.object({ __parentId: z.string().transform(productIdFromGid) });
const collectionSchema = parentSchema.extend({
  id: z.string().regex(/\/Collection\//),
  title: text,
});
const childSchema = z.union([collectionSchema, mediaSchema.extend(parentSchema.shape)]);

/** A product, a picture or a collection of a product read before, or media that is no picture. */
export type CatalogLine =
  | { kind: "product"; product: ShopProduct }
  | { kind: "image"; productId: ProductId; image: Omit<ShopImage, "position"> }
  | { kind: "collection"; collection: ShopCollection & { productId: ProductId } }
  | { kind: "other" };

/** A line that is nothing of what the query asked for. */
export interface UnreadableLine extends UnreadableProduct {
  kind: "unreadable";
}

/** Reads one line of the file. What cannot be read is told with what can be said of it. */
export function readCatalogLine(line: string): CatalogLine | UnreadableLine {
  try {
    return parseCatalogLine(line);
  } catch {
    return { kind: "unreadable", ...unreadableProduct(line) };
  }
}

/** What can be said of a product whose JSON, or that of something that belongs to it, is not understood. */
export function unreadableProduct(line: string): UnreadableProduct {
  const id = /gid:\/\/shopify\/Product\/(\d{1,18})"/.exec(line)?.[1];
  const productId = id === undefined ? null : (BigInt(id) as ProductId);
  // The line's own title is that of a collection.
  if (hasParent(line)) return { productId, title: null, reason: "incomplete" };
  return { productId, title: titleOf(line), reason: "not-understood" };
}

/** Whether the line is about something that belongs to a product. A quote inside of a text is escaped. */
export function hasParent(line: string): boolean {
  return line.includes('"__parentId":');
}

function titleOf(line: string): string | null {
  try {
    const { title } = z.object({ title: text }).parse(JSON.parse(line));
    return title;
  } catch {
    return null;
  }
}

/** Reads one line of the file. @throws if it is not what the query asked for. */
export function parseCatalogLine(line: string): CatalogLine {
  const parsed: unknown = JSON.parse(line);
  if (typeof parsed === "object" && parsed !== null && "__parentId" in parsed) {
    return childLine(childSchema.parse(parsed));
  }
  return { kind: "product", product: shopProduct(productSchema.parse(parsed)) };
}

/** A product in the form that the catalog's query asks for. @throws if it is not. */
export function parseProduct(raw: unknown): ShopProduct {
  return shopProduct(productSchema.parse(raw));
}

function childLine(child: z.infer<typeof childSchema>): CatalogLine {
  const { __parentId: productId } = child;
  if ("title" in child) {
    const { id, title } = child;
    return { kind: "collection", collection: { id: collectionIdFromGid(id), title, productId } };
  }
  const image = readyImage(child);
  return image ? { kind: "image", productId, image } : { kind: "other" };
}

function shopProduct(raw: z.infer<typeof productSchema>): ShopProduct {
  const featured = raw.featuredMedia ? readyImage(raw.featuredMedia) : null;
  return {
    id: productIdFromGid(raw.id),
    title: raw.title,
    handle: raw.handle,
    description: plainText(raw.descriptionHtml ?? ""),
    productType: raw.productType,
    vendor: raw.vendor,
    tags: raw.tags,
    status: raw.status,
    category: raw.category ?? null,
    mainImage: featured && { ...featured, position: 0 },
    awaitsImages: raw.featuredMedia ? raw.featuredMedia.mediaContentType !== "IMAGE" : false,
    updatedAt: raw.updatedAt ?? null,
  };
}

// `image` is null until Shopify has processed the upload (shopify-platform, MediaImage).
function readyImage(media: z.infer<typeof mediaSchema>): Omit<ShopImage, "position"> | null {
  if (media.id === undefined || !media.image) return null;
  return { mediaId: mediaIdFromGid(media.id), url: media.image.url };
}

function plainText(html: string): string {
  const converted = convert(cutText(html, MAX_HTML_LENGTH), {
    wordwrap: false,
    limits: { maxDepth: MAX_HTML_DEPTH, ellipsis: "" },
    selectors: [
      { selector: "a", options: { ignoreHref: true } },
      { selector: "img", format: "skip" },
    ],
  });
  return cutText(storableText(converted).replace(/\s+/g, " ").trim(), MAX_DESCRIPTION_LENGTH);
}
