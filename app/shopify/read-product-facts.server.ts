import { z } from "zod";
import type { ProductFacts } from "../domain/product-evidence";
import { queryAdmin, type AdminApi } from "./admin-graphql.server";

const GRAMS = { GRAMS: 1, KILOGRAMS: 1_000, OUNCES: 28.349523125, POUNDS: 453.59237 } as const;

const QUERY = `#graphql
  query ProductFacts($id: ID!) {
    product(id: $id) {
      vendor
      options { name values }
      variants(first: 1) {
        nodes { inventoryItem { measurement { weight { unit value } } } }
      }
    }
  }`;

const weightSchema = z
  .object({
    unit: z.enum(["GRAMS", "KILOGRAMS", "OUNCES", "POUNDS"]),
    value: z.number(),
  })
  .nullable();

const factsSchema = z.object({
  product: z
    .object({
      vendor: z.string(),
      options: z.array(z.object({ name: z.string(), values: z.array(z.string()) })),
      variants: z.object({
        nodes: z.array(
          z.object({
            inventoryItem: z.object({ measurement: z.object({ weight: weightSchema }) }),
          }),
        ),
      }),
    })
    .nullable(),
});

/** What a product says that a listing may need, or null if the shop does not have it. @throws ShopifyError */
export async function readProductFacts(
  api: AdminApi,
  productId: string,
): Promise<ProductFacts | null> {
  const { product } = await queryAdmin(api, {
    query: QUERY,
    variables: { id: `gid://shopify/Product/${productId}` },
    schema: factsSchema,
    isSafeToRepeat: true,
  });
  if (!product) return null;
  const weight = product.variants.nodes[0]?.inventoryItem.measurement.weight;
  const weightGrams = weight ? weight.value * GRAMS[weight.unit] : 0;
  return {
    vendor: product.vendor,
    options: product.options,
    // Shopify writes 0 where nobody entered a weight.
    weightGrams: weightGrams > 0 ? weightGrams : null,
  };
}
