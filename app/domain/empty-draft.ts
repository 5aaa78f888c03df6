import type { DraftFields } from "./product-draft";

/** A new product of which nothing is typed yet. Apart from the schema, which browsers need not load for it. */
export const EMPTY_DRAFT: DraftFields = {
  title: "",
  description: "",
  productType: "",
  vendor: "",
  category: null,
  price: "",
  status: "ACTIVE",
};
