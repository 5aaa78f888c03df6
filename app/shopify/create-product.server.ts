import { z } from "zod";
import { mediaIdFromGid, productIdFromGid, type MediaId, type ProductId } from "../domain/ids";
import type { ProductProblem } from "../domain/manual-steps";
import { queryAdmin, type AdminApi } from "./admin-graphql.server";
import { ShopifyError } from "./errors";

/** A product to create, with its pictures in their order. */
export interface NewProduct {
  title: string;
  /** No other product may have it: that is what makes a repetition harmless. */
  handle: string;
  descriptionHtml: string;
  productType: string;
  vendor: string;
  categoryGid: string | null;
  status: "ACTIVE" | "DRAFT";
  pictures: { sourceUrl: string }[];
}

/** A created product; its media come in the order they were sent. */
export interface CreatedProduct {
  id: ProductId;
  mediaIds: MediaId[];
}

export type Creation =
  | { outcome: "created"; product: CreatedProduct }
  | { outcome: "refused"; problems: ProductProblem[] };

const CREATE = `#graphql
  mutation CreateProduct($product: ProductCreateInput!, $media: [CreateMediaInput!]) {
    productCreate(product: $product, media: $media) {
      product {
        id
        media(first: 20) { nodes { id } }
      }
      userErrors { field message }
    }
  }
`;

const BY_HANDLE = `#graphql
  query ProductOfHandle($handle: String!) {
    productByIdentifier(identifier: { handle: $handle }) {
      id
      media(first: 20) { nodes { id } }
    }
  }
`;

const productSchema = z
  .object({
    id: z.string().transform(productIdFromGid),
    media: z.object({ nodes: z.array(z.object({ id: z.string().transform(mediaIdFromGid) })) }),
  })
  .transform(({ id, media }) => ({ id, mediaIds: media.nodes.map((node) => node.id) }));

const createSchema = z.object({
  productCreate: z.object({
    product: productSchema.nullable(),
    userErrors: z.array(z.object({ field: z.array(z.string()).nullable(), message: z.string() })),
  }),
});

/**
 * Guide step 18: creates the product with its media, at most once for its handle. Shopify refuses a handle that is
 * taken (since 2025-01), so a question whose answer was lost may be asked again: the second answer is that refusal,
 * and the product that has the handle is the one. @throws ShopifyError
 */
export async function createProduct(api: AdminApi, product: NewProduct): Promise<Creation> {
  const { productCreate } = await queryAdmin(api, {
    query: CREATE,
    variables: createVariables(product),
    schema: createSchema,
    isSafeToRepeat: true,
  });
  if (productCreate.product) return { outcome: "created", product: productCreate.product };
  const problems = productCreate.userErrors.map(({ field, message }) => ({
    field: field?.at(-1) ?? null,
    message,
  }));
  if (problems.some(({ field }) => field === "handle")) {
    const existing = await productOfHandle(api, product.handle);
    if (existing) return { outcome: "created", product: existing };
  }
  if (problems.length > 0) return { outcome: "refused", problems };
  const message = "neither a product nor an error";
  throw new ShopifyError({ code: "product-create", message, requestId: null, retryable: false });
}

function createVariables(product: NewProduct): Record<string, unknown> {
  const { title, handle, descriptionHtml, productType, vendor, status, categoryGid } = product;
  return {
    product: {
      title,
      handle,
      descriptionHtml,
      productType,
      status,
      // An empty vendor would replace Shopify's default, the shop's name.
      ...(vendor === "" ? {} : { vendor }),
      ...(categoryGid === null ? {} : { category: categoryGid }),
    },
    media: product.pictures.map(({ sourceUrl }) => ({
      originalSource: sourceUrl,
      mediaContentType: "IMAGE",
      alt: title,
    })),
  };
}

async function productOfHandle(api: AdminApi, handle: string): Promise<CreatedProduct | null> {
  const { productByIdentifier } = await queryAdmin(api, {
    query: BY_HANDLE,
    variables: { handle },
    schema: z.object({ productByIdentifier: productSchema.nullable() }),
    isSafeToRepeat: true,
  });
  return productByIdentifier;
}
