import type { Catalog, CatalogProduct } from "./catalog-product";

/** One catalog after the other, in the order given. */
export function joinCatalogs(catalogs: Catalog[]): Catalog {
  const size = catalogs.reduce((sum, catalog) => sum + catalog.size, 0);
  return { size, at: (index) => productAt(catalogs, index) };
}

function productAt(catalogs: Catalog[], index: number): CatalogProduct {
  let rest = index;
  for (const catalog of catalogs) {
    if (rest < catalog.size) return catalog.at(rest);
    rest -= catalog.size;
  }
  throw new RangeError(`The joined catalog has no product ${index}.`);
}
