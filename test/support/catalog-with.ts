import type { Catalog, CatalogImage, CatalogProduct } from "../../sandbox/catalog/catalog";

/** A picture of its own for each name. */
export function picture(name: string, changes: Partial<CatalogImage> = {}): CatalogImage {
  return { seed: name, fileName: `${name}.jpg`, alt: "", width: 800, height: 800, ...changes };
}

/** A mug, or whatever the changes make of it. */
export function product(title: string, changes: Partial<CatalogProduct> = {}): CatalogProduct {
  const handle = title.toLowerCase().replaceAll(/\W+/g, "-");
  return {
    handle,
    title,
    descriptionHtml: `<p>${title}</p>`,
    vendor: "Kiln",
    productType: "Mugs",
    tags: [],
    status: "ACTIVE",
    category: null,
    images: [picture(handle)],
    ...changes,
  };
}

/** A catalog of exactly these products. */
export function catalogWith(...products: CatalogProduct[]): Catalog {
  return {
    size: products.length,
    at(index) {
      const found = products[index];
      if (!found) throw new RangeError(`No product ${index}`);
      return found;
    },
  };
}

/** So many mugs, each with a title and a picture of its own. */
export function catalogOfMugs(count: number): Catalog {
  return catalogWith(
    ...Array.from({ length: count }, (_, index) => product(`Coffee mug number ${index}`)),
  );
}
