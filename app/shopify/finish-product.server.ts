import { z } from "zod";
import { productGid, type ProductId } from "../domain/ids";
import type { ProductProblem } from "../domain/manual-steps";
import { queryAdmin, type AdminApi } from "./admin-graphql.server";

const VARIANT = `#graphql
  query OnlyVariant($id: ID!) {
    product(id: $id) { variants(first: 1) { nodes { id price } } }
  }
`;

const SET_PRICE = `#graphql
  mutation SetPrice($productId: ID!, $variants: [ProductVariantsBulkInput!]!) {
    productVariantsBulkUpdate(productId: $productId, variants: $variants) {
      userErrors { field message }
    }
  }
`;

const SET_HANDLE = `#graphql
  mutation SetHandle($product: ProductUpdateInput!) {
    productUpdate(product: $product) {
      userErrors { field message }
    }
  }
`;

const userErrors = z.array(
  z.object({ field: z.array(z.string()).nullable(), message: z.string() }),
);
const variantSchema = z.object({
  product: z
    .object({
      variants: z.object({ nodes: z.array(z.object({ id: z.string(), price: z.string() })) }),
    })
    .nullable(),
});

/** Prices the only variant that `productCreate` made. Answers what Shopify objects to. */
export async function setPrice(
  api: AdminApi,
  id: ProductId,
  price: string,
): Promise<ProductProblem[]> {
  const { product } = await queryAdmin(api, {
    query: VARIANT,
    variables: { id: productGid(id) },
    schema: variantSchema,
    isSafeToRepeat: true,
  });
  const variant = product?.variants.nodes[0];
  if (!variant || Number(variant.price) === Number(price)) return [];
  const { productVariantsBulkUpdate } = await queryAdmin(api, {
    query: SET_PRICE,
    variables: { productId: productGid(id), variants: [{ id: variant.id, price }] },
    schema: z.object({ productVariantsBulkUpdate: z.object({ userErrors }) }),
    isSafeToRepeat: true,
  });
  return productVariantsBulkUpdate.userErrors.map(({ message }) => ({ field: "price", message }));
}

/** Gives the product the handle that Shopify would have made; one that is taken leaves the old one. */
export async function setHandle(api: AdminApi, id: ProductId, handle: string): Promise<void> {
  await queryAdmin(api, {
    query: SET_HANDLE,
    variables: { product: { id: productGid(id), handle } },
    schema: z.object({ productUpdate: z.object({ userErrors }) }),
    isSafeToRepeat: true,
  });
}
