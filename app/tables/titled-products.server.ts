import type { TitledProduct } from "../domain/title-reading";
import type { ProductId } from "../domain/ids";
import type { Database } from "./database.server";
import type { SampleProduct } from "./review-pages.server";

interface Scope {
  shopId: number;
  market: string;
}

/** A product of a local category with what was answered for it, and whether a decision about its group may touch it. */
interface ReadProduct extends TitledProduct<ProductId> {
  isWaiting: boolean;
}

/** The products of a local category that have an answer, by title. */
export async function titledProducts(
  database: Database,
  { shopId, market }: Scope,
  { localCategoryId, limit }: { localCategoryId: number; limit: number },
): Promise<ReadProduct[]> {
  return database.$queryRaw<ReadProduct[]>`
    SELECT product_id AS id, title, recommended_category_id AS answer,
      status <> 'confirmed' AND NOT is_set_aside AS "isWaiting"
    FROM product_mapping
    WHERE shop_id = ${shopId} AND market = ${market} AND local_category_id = ${localCategoryId}
      AND recommended_category_id IS NOT NULL
    ORDER BY title, product_id LIMIT ${limit}`;
}

/** These products as a sample shows them. */
export async function asSamples(
  database: Database,
  shopId: number,
  productIds: ProductId[],
): Promise<Pick<SampleProduct, "productId" | "title" | "imageUrl">[]> {
  return database.$queryRaw`
    SELECT p.id::text AS "productId", p.title, l.url AS "imageUrl"
    FROM product p
    LEFT JOIN product_image i ON i.shop_id = p.shop_id AND i.product_id = p.id AND i.media_id = p.main_media_id
    LEFT JOIN local_image l ON l.id = i.local_image_id
    WHERE p.shop_id = ${shopId} AND p.id = ANY(${productIds})`;
}
