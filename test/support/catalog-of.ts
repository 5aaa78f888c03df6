import type { Catalog, CatalogImage, CatalogProduct } from "../../sandbox/catalog/catalog";

/** A catalog of exactly these products; what a test does not say is plain. */
export function catalogOf(products: (Partial<CatalogProduct> & { title: string })[]): Catalog {
  const all = products.map((product, index) => ({
    ...PLAIN,
    handle: `product-${index}`,
    ...product,
  }));
  return {
    size: all.length,
    at(index) {
      const product = all[index];
      if (!product) throw new RangeError(`No product ${index}.`);
      return product;
    },
  };
}

const PLAIN: Omit<CatalogProduct, "title"> = {
  handle: "",
  descriptionHtml: "",
  vendor: "Leafwise",
  productType: "",
  tags: [],
  status: "ACTIVE",
  category: null,
  images: [],
};

export function imageOf(seed: string, changes: Partial<CatalogImage> = {}): CatalogImage {
  return { seed, fileName: `${seed}.jpg`, alt: seed, width: 1600, height: 1200, ...changes };
}
