import { convert } from "html-to-text";
import { z } from "zod";
import {
  collectionIdFromGid,
  mediaIdFromGid,
  productIdFromGid,
  type ProductId,
} from "../domain/ids";
import type { ShopCollection, ShopImage, ShopProduct } from "../domain/product";

/** Enough to help a recommendation; the rest of a long description says nothing new about the category. */
const MAX_DESCRIPTION_LENGTH = 1_000;
const MAX_HTML_LENGTH = 20_000;

const mediaSchema = z.object({
  mediaContentType: z.string(),
  id: z.string().optional(),
  image: z.object({ url: z.string() }).nullish(),
});

const productSchema = z.object({
  id: z.string(),
  title: z.string(),
  handle: z.string(),
  descriptionHtml: z.string().nullish(),
  productType: z.string(),
  vendor: z.string(),
  tags: z.array(z.string()),
  status: z.string(),
  category: z.object({ id: z.string(), name: z.string(), fullName: z.string() }).nullish(),
  featuredMedia: mediaSchema.nullish(),
  updatedAt: z.coerce.date().nullish(),
});

const parentSchema = z.object({ __parentId: z.string().transform(productIdFromGid) });
const collectionSchema = parentSchema.extend({
  id: z.string().regex(/\/Collection\//),
  title: z.string(),
});
const childSchema = z.union([collectionSchema, mediaSchema.extend(parentSchema.shape)]);

/** A product, a picture or a collection of a product read before, or media that is no picture. */
export type CatalogLine =
  | { kind: "product"; product: ShopProduct }
  | { kind: "image"; productId: ProductId; image: Omit<ShopImage, "position"> }
  | { kind: "collection"; collection: ShopCollection & { productId: ProductId } }
  | { kind: "other" };

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
  const text = convert(html.slice(0, MAX_HTML_LENGTH), {
    wordwrap: false,
    selectors: [
      { selector: "a", options: { ignoreHref: true } },
      { selector: "img", format: "skip" },
    ],
  });
  return text.replace(/\s+/g, " ").trim().slice(0, MAX_DESCRIPTION_LENGTH);
}
