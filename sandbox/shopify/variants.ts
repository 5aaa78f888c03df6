import { gid, parseGid } from "./gid";
import { demandScope, type GraphqlContext } from "./graphql-context";
import type { ProductRecord } from "./records";
import type { Resolver } from "./resolvers";

/** The one variant that every product of the sandbox has: it carries price and weight. */
export interface VariantRecord {
  __typename: "ProductVariant";
  id: number;
  title: string;
  priceCents: number;
  weightGrams: number;
}

const FIRST_VARIANT_ID = 40_000_000_000_000;

export function variantOf({
  id,
  options,
  priceCents = 0,
  weightGrams = 0,
}: ProductRecord): VariantRecord {
  const title = options?.map(({ values }) => values[0]).join(" / ");
  return {
    __typename: "ProductVariant",
    id: FIRST_VARIANT_ID + id,
    title: title || "Default Title",
    priceCents,
    weightGrams,
  };
}

/** A product without options has the option "Title" with the value "Default Title". */
export function optionsOf({ id, options }: ProductRecord): object[] {
  const own = options?.length ? options : [{ name: "Title", values: ["Default Title"] }];
  return own.map(({ name, values }, index) => ({
    __typename: "ProductOption",
    id: gid("ProductOption", id * 10 + index),
    name,
    position: index + 1,
    values,
  }));
}

export const variantResolvers: Record<string, Record<string, Resolver>> = {
  ProductVariant: {
    id: ({ id }: VariantRecord) => gid("ProductVariant", id),
    legacyResourceId: ({ id }: VariantRecord) => String(id),
    price: ({ priceCents }: VariantRecord) => (priceCents / 100).toFixed(2),
    inventoryItem: (variant: VariantRecord) => variant,
  },
  InventoryItem: {
    id: ({ id }: VariantRecord) => gid("InventoryItem", id),
    measurement: (variant: VariantRecord) => variant,
  },
  InventoryItemMeasurement: {
    id: ({ id }: VariantRecord) => gid("InventoryItemMeasurement", id),
    weight: ({ weightGrams }: VariantRecord) => ({ unit: "GRAMS", value: weightGrams }),
  },
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
