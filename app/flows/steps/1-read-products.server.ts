import type { ProductId } from "../../domain/ids";
import type { ShopProduct } from "../../domain/product";
import {
  chooseAwaitedImages,
  storeImages,
  storeProducts,
  type CatalogImage,
} from "../../tables/catalog.server";
import type { Database } from "../../tables/database.server";
import { openMappings } from "../../tables/product-mappings.server";

/** A part of the catalog as it was read. */
export interface CatalogPart {
  products: ShopProduct[];
  /** Pictures of these products or of earlier ones. */
  images: CatalogImage[];
}

interface ReadFor {
  shopId: number;
  market: string;
  categoryVersion: string;
  seenAt: Date;
}

/**
 * Guide steps 1 to 3: products, local images and their mapping are stored.
 * Answers the products that have to be asked about.
 */
export async function storeCatalogPart(
  database: Database,
  readFor: ReadFor,
  part: CatalogPart,
): Promise<ProductId[]> {
  const featured = part.products.flatMap(({ id, mainImage }) =>
    mainImage ? [{ ...mainImage, productId: id }] : [],
  );
  if (part.products.length > 0) {
    await storeProducts(database, { ...readFor, products: part.products });
  }
  await storeImages(database, readFor.shopId, [...featured, ...part.images]);
  if (part.products.length === 0) return [];
  return openMappings(
    database,
    readFor,
    part.products.map(({ id }) => id),
  );
}

/** Products whose picture could only be chosen once all were read. Answers null when none are left. */
export async function storeAwaitedImages(
  database: Database,
  readFor: ReadFor,
  limit: number,
): Promise<{ products: number; toAsk: ProductId[] } | null> {
  const chosen = await chooseAwaitedImages(database, readFor.shopId, { limit });
  if (chosen.length === 0) return null;
  return { products: chosen.length, toAsk: await openMappings(database, readFor, chosen) };
}

/** Guide steps 1 to 3 for products that were read whole, with their pictures. */
export async function storeReadProducts(
  database: Database,
  readFor: ReadFor,
  part: CatalogPart,
): Promise<ProductId[]> {
  const toAsk = await storeCatalogPart(database, readFor, part);
  const among = part.products.filter(({ awaitsImages }) => awaitsImages).map(({ id }) => id);
  if (among.length === 0) return toAsk;
  const limit = among.length;
  const chosen = await chooseAwaitedImages(database, readFor.shopId, { limit, among });
  return [...toAsk, ...(await openMappings(database, readFor, chosen))];
}
