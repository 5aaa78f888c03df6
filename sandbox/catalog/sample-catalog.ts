import type { Catalog } from "./catalog-product";
import { generatedCatalog } from "./generated-catalog";

export function sampleCatalog(): Catalog {
  return generatedCatalog({ products: 300, seed: 300 });
}
