import { gid, parseGid } from "./gid";
import { demandScope, type GraphqlContext } from "./graphql-context";
import type { ProductRecord } from "./records";
import type { Resolver } from "./resolvers";

/** The one variant that every product of the sandbox has. */
export interface VariantRecord {
  __typename: "ProductVariant";
  id: number;
  title: string;
  priceCents: number;
}

const FIRST_VARIANT_ID = 40_000_000_000_000;

export function variantOf({ id, priceCents = 0 }: ProductRecord): VariantRecord {
  return {
    __typename: "ProductVariant",
    id: FIRST_VARIANT_ID + id,
    title: "Default Title",
    priceCents,
  };
}

export const variantResolvers: Record<string, Resolver> = {
  id: ({ id }: VariantRecord) => gid("ProductVariant", id),
  price: ({ priceCents }: VariantRecord) => (priceCents / 100).toFixed(2),
};

interface VariantInput {
  id?: string | null;
  price?: string | null;
}

export const variantMutations: Record<string, Resolver> = {
  productVariantsBulkUpdate(
    _: unknown,
    { productId, variants }: { productId: string; variants: VariantInput[] },
    context: GraphqlContext,
  ) {
    demandScope(context, "write_products", "productVariantsBulkUpdate");
    const { shop, store, now } = context;
    const product = shop.products.get(Number(parseGid(productId)?.id));
    if (!product) return refusal("PRODUCT_DOES_NOT_EXIST", "Product does not exist", ["productId"]);
    const own = gid("ProductVariant", variantOf(product).id);
    const unknown = variants.findIndex(({ id }) => id !== own);
    if (unknown >= 0)
      return refusal("PRODUCT_VARIANT_DOES_NOT_EXIST", "Product variant does not exist", [
        "variants",
        String(unknown),
        "id",
      ]);
    const price = Number(variants[0]?.price ?? variantOf(product).priceCents / 100);
    if (price < 0)
      return refusal("NEGATIVE_PRICE_VALUE", "Price must be greater than or equal to 0", [
        "variants",
        "0",
        "price",
      ]);
    const record = { ...product, priceCents: Math.round(price * 100), updatedAt: now };
    const updated = store.putProduct(record, shop, "products/update");
    return { product: updated, productVariants: [variantOf(updated)], userErrors: [] };
  },
};

function refusal(code: string, message: string, field: string[]) {
  return { product: null, productVariants: null, userErrors: [{ code, field, message }] };
}
