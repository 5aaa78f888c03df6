import { gid } from "./gid";
import type { ProductRecord } from "./records";

/** The one variant of a product that is played: it carries the weight. */
export interface VariantRecord {
  __typename: "ProductVariant";
  id: number;
  title: string;
  weightGrams: number;
}

const FIRST_VARIANT_ID = 44_000_000_000_000;
const FIRST_PRODUCT_ID = 8_000_000_000_000;

export function variantsOf(product: ProductRecord): VariantRecord[] {
  const title = product.options?.map(({ values }) => values[0]).join(" / ");
  return [
    {
      __typename: "ProductVariant",
      id: FIRST_VARIANT_ID + (product.id - FIRST_PRODUCT_ID),
      title: title || "Default Title",
      weightGrams: product.weightGrams ?? 0,
    },
  ];
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

export const variantResolvers = {
  ProductVariant: {
    id: ({ id }: VariantRecord) => gid("ProductVariant", id),
    legacyResourceId: ({ id }: VariantRecord) => String(id),
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
