import { z } from "zod";
import { mediaIdFromGid, productGid, type MediaId, type ProductId } from "../domain/ids";
import type { ShopImage, ShopProduct } from "../domain/product";
import { queryAdmin, type AdminApi } from "./admin-graphql.server";
import { parseProduct } from "./parse-catalog-line";

const PRODUCT = `#graphql
  query NewProduct($id: ID!) {
    product(id: $id) {
      id
      title
      handle
      descriptionHtml
      productType
      vendor
      tags
      status
      updatedAt
      category { id name fullName }
      featuredMedia {
        mediaContentType
        ... on MediaImage {
          id
          image { url(transform: { maxWidth: 1200, preferredContentType: JPG }) }
        }
      }
      media(first: 20) {
        nodes {
          id
          status
          mediaErrors { code message }
          ... on MediaImage {
            image { url(transform: { maxWidth: 1200, preferredContentType: JPG }) }
          }
        }
      }
    }
  }
`;

const mediaSchema = z.object({
  id: z.string(),
  status: z.enum(["UPLOADED", "PROCESSING", "READY", "FAILED"]),
  mediaErrors: z.array(z.object({ code: z.string(), message: z.string() })),
  image: z.object({ url: z.string() }).nullish(),
});

const answerSchema = z.object({
  product: z.looseObject({ media: z.object({ nodes: z.array(mediaSchema) }) }).nullable(),
});

/** A product that was created a moment ago, and how far Shopify is with its media. */
export interface NewProductState {
  product: ShopProduct;
  images: ShopImage[];
  /** Shopify still works on some media. */
  isProcessing: boolean;
  failed: { mediaId: MediaId; code: string; message: string }[];
}

/** Null when the product was deleted meanwhile. */
export async function readNewProduct(
  api: AdminApi,
  id: ProductId,
): Promise<NewProductState | null> {
  const { product } = await queryAdmin(api, {
    query: PRODUCT,
    variables: { id: productGid(id) },
    schema: answerSchema,
    isSafeToRepeat: true,
  });
  if (!product) return null;
  const media = product.media.nodes.map((node) => ({ ...node, mediaId: mediaIdFromGid(node.id) }));
  return {
    product: parseProduct(product),
    images: media.flatMap(({ mediaId, image }, position) =>
      image ? [{ mediaId, url: image.url, position }] : [],
    ),
    isProcessing: media.some(({ status }) => status === "UPLOADED" || status === "PROCESSING"),
    failed: media
      .filter(({ status }) => status === "FAILED")
      .map(({ mediaId, mediaErrors }) => ({
        mediaId,
        code: mediaErrors[0]?.code ?? "UNKNOWN",
        message: mediaErrors[0]?.message ?? "",
      })),
  };
}
