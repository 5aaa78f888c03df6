export type { Catalog, CatalogImage, CatalogProduct } from "./catalog-product";
export { csvCatalog, NotAProductCsv } from "./csv-catalog";
export { generatedCatalog } from "./generated-catalog";
export { joinCatalogs } from "./join-catalogs";
export { drawPicture } from "./picture";
export { sampleCatalog } from "./sample-catalog";
