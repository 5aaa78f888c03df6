/** A picture of a product. The same seed and file name mean the same picture, and so the same CDN URL. */
export interface CatalogImage {
  seed: string;
  fileName: string;
  alt: string;
  width: number;
  height: number;
  /** What is wrong with the picture; "product" (the default) is a good one. */
  kind?: "product" | "tiny" | "broken" | "huge";
}

export interface CatalogCategory {
  /** gid://shopify/TaxonomyCategory/... */
  id: string;
  name: string;
  fullName: string;
}

export interface CatalogProduct {
  handle: string;
  title: string;
  descriptionHtml: string;
  vendor: string;
  productType: string;
  tags: string[];
  /** Titles of the collections that it is in. */
  collections?: string[];
  status: "ACTIVE" | "DRAFT" | "ARCHIVED";
  category: CatalogCategory | null;
  images: CatalogImage[];
  options?: { name: string; values: string[] }[];
  priceCents?: number;
  weightGrams?: number;
}

/** Products by position. at() gives the same product every time and holds no list of them, so a million is fine. */
export interface Catalog {
  size: number;
  at(index: number): CatalogProduct;
}
