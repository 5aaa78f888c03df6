import { contentHash } from "../domain/content-hash";
import type { ProductId } from "../domain/ids";
import { localCategoryOf, type ShopImage, type ShopProduct } from "../domain/product";
import { asRows, type Database } from "./database.server";
import { bringBack } from "./put-away-products.server";
import { forgetUnreadableProducts } from "./unreadable-products.server";

/** A picture that belongs to a product, wherever in a catalog it was read. */
export interface CatalogImage extends ShopImage {
  productId: ProductId;
}

/**
 * Stores products as the shop holds them, with their local categories, in a few statements for the whole batch.
 * Storing the same batch again changes nothing. What is older than what is stored changes nothing either, and a
 * product that was deleted meanwhile stays deleted. Answers those that had been put away, and have their mappings again.
 */
export async function storeProducts(
  database: Database,
  batch: { shopId: number; products: ShopProduct[]; seenAt: Date; runId: number | null },
): Promise<ProductId[]> {
  const categories = new Map(
    batch.products.map((product) => {
      const category = localCategoryOf(product);
      return [category.key, category] as const;
    }),
  );
  await database.$executeRaw`
    INSERT INTO local_category (shop_id, key, name, full_name)
    SELECT ${batch.shopId}, c.key, c.name, c."fullName"
    FROM jsonb_to_recordset(${asRows([...categories.values()])}::jsonb)
      AS c(key text, name text, "fullName" text)
    ORDER BY c.key
    ON CONFLICT (shop_id, key) DO UPDATE SET name = excluded.name, full_name = excluded.full_name
    WHERE (local_category.name, local_category.full_name) IS DISTINCT FROM (excluded.name, excluded.full_name)`;
  await database.$executeRaw`
    INSERT INTO product (shop_id, id, title, handle, description, product_type, vendor, tags, status,
      local_category_id, main_media_id, awaits_images, content_hash, awaited_hash, shop_updated_at, seen_at)
    SELECT ${batch.shopId}, p.id, p.title, p.handle, p.description, p."productType", p.vendor,
      ARRAY(SELECT jsonb_array_elements_text(p.tags)), p.status,
      c.id, p."mainMediaId", p."awaitsImages", p."contentHash",
      CASE WHEN p."awaitsImages" THEN p."contentHash" END, p."updatedAt", ${batch.seenAt}
    FROM jsonb_to_recordset(${asRows(batch.products.map(productRow))}::jsonb)
      AS p(id bigint, title text, handle text, description text, "productType" text, vendor text, tags jsonb, status text,
        "localCategoryKey" text, "mainMediaId" bigint, "awaitsImages" boolean, "contentHash" text,
        "updatedAt" timestamptz)
    JOIN local_category c ON c.shop_id = ${batch.shopId} AND c.key = p."localCategoryKey"
    WHERE NOT EXISTS (SELECT FROM deleted_product d WHERE d.shop_id = ${batch.shopId} AND d.product_id = p.id)
    ORDER BY p.id
    ON CONFLICT (shop_id, id) DO UPDATE SET
      title = excluded.title, handle = excluded.handle, description = excluded.description, product_type = excluded.product_type,
      vendor = excluded.vendor, tags = excluded.tags, status = excluded.status,
      local_category_id = excluded.local_category_id, main_media_id = excluded.main_media_id,
      awaits_images = excluded.awaits_images, awaited_hash = excluded.awaited_hash,
      content_hash = CASE WHEN excluded.awaits_images THEN product.content_hash ELSE excluded.content_hash END,
      content_changed_at = CASE WHEN NOT excluded.awaits_images AND product.content_hash <> excluded.content_hash
        THEN excluded.seen_at ELSE product.content_changed_at END,
      shop_updated_at = excluded.shop_updated_at, seen_at = excluded.seen_at
    WHERE product.shop_updated_at IS NULL OR excluded.shop_updated_at IS NULL
      OR product.shop_updated_at <= excluded.shop_updated_at`;
  const productIds = batch.products.map(({ id }) => id);
  await noteSeen(database, { ...batch, productIds });
  await forgetUnreadableProducts(database, batch.shopId, productIds);
  return bringBack(database, batch.shopId, productIds);
}

/** The shop has these products still, whether or not there is something to store of them. */
export async function noteSeen(
  database: Database,
  seen: { shopId: number; productIds: ProductId[]; seenAt: Date; runId: number | null },
): Promise<void> {
  await database.$executeRaw`
    UPDATE product SET seen_at = greatest(seen_at, ${seen.seenAt}), missed_run_id = NULL,
      seen_run_id = coalesce(${seen.runId}::int, seen_run_id)
    WHERE shop_id = ${seen.shopId} AND id = ANY(${seen.productIds})
      AND (seen_at < ${seen.seenAt} OR missed_run_id IS NOT NULL
        OR seen_run_id IS DISTINCT FROM coalesce(${seen.runId}::int, seen_run_id))`;
}

/** Those of these products that the run has not read yet. */
export async function notReadYet(
  database: Database,
  { shopId, runId }: { shopId: number; runId: number },
  productIds: ProductId[],
): Promise<ProductId[]> {
  const rows = await database.$queryRaw<{ id: ProductId }[]>`
    SELECT wanted.id FROM unnest(${productIds}::bigint[]) AS wanted(id)
    WHERE NOT EXISTS (SELECT FROM product p
      WHERE p.shop_id = ${shopId} AND p.id = wanted.id AND p.seen_run_id = ${runId})`;
  return rows.map(({ id }) => id);
}

/** Those of these products that are stored, and whether their picture is still to be chosen. */
export async function storedAmong(
  database: Database,
  shopId: number,
  productIds: ProductId[],
): Promise<{ id: ProductId; awaitsImages: boolean }[]> {
  return database.$queryRaw`
    SELECT id, awaits_images AS "awaitsImages" FROM product
    WHERE shop_id = ${shopId} AND id = ANY(${productIds}) ORDER BY id`;
}

function productRow(product: ShopProduct) {
  return {
    id: product.id,
    title: product.title,
    handle: product.handle,
    description: product.description,
    productType: product.productType,
    vendor: product.vendor,
    tags: product.tags,
    status: product.status,
    localCategoryKey: localCategoryOf(product).key,
    mainMediaId: product.mainImage?.mediaId ?? null,
    awaitsImages: product.awaitsImages,
    contentHash: contentHash(product),
    updatedAt: product.updatedAt,
  };
}

/** Stores pictures of products that are stored already; a picture of an unknown product is left out. */
export async function storeImages(
  database: Database,
  shopId: number,
  images: CatalogImage[],
): Promise<void> {
  if (images.length === 0) return;
  const unique = new Map(images.map((image) => [`${image.productId}/${image.mediaId}`, image]));
  const rows = asRows(
    [...unique.values()].map((image) => ({ ...image, name: fileName(image.url) })),
  );
  await database.$executeRaw`
    INSERT INTO local_image (shop_id, url)
    SELECT DISTINCT ${shopId}::int, i.url FROM jsonb_to_recordset(${rows}::jsonb) AS i(url text)
    ORDER BY 2
    ON CONFLICT (shop_id, url) DO NOTHING`;
  // A picture that changed points to another local image, so its TikTok Shop image is another one too.
  await database.$executeRaw`
    INSERT INTO product_image (shop_id, product_id, media_id, position, name, local_image_id)
    SELECT ${shopId}, i."productId", i."mediaId", i.position, i.name, l.id
    FROM jsonb_to_recordset(${rows}::jsonb)
      AS i("productId" bigint, "mediaId" bigint, url text, position int, name text)
    JOIN local_image l ON l.shop_id = ${shopId} AND l.url = i.url
    JOIN product p ON p.shop_id = ${shopId} AND p.id = i."productId"
    ORDER BY i."productId", i."mediaId"
    ON CONFLICT (shop_id, product_id, media_id) DO UPDATE SET
      position = excluded.position, name = excluded.name, local_image_id = excluded.local_image_id,
      tiktok_shop_image_id = CASE WHEN product_image.local_image_id = excluded.local_image_id
        THEN product_image.tiktok_shop_image_id END
    WHERE (product_image.position, product_image.local_image_id)
      IS DISTINCT FROM (excluded.position, excluded.local_image_id)`;
}

function fileName(url: string): string {
  const path = url.split("?")[0] ?? url;
  return path.slice(path.lastIndexOf("/") + 1);
}

/**
 * Products whose first picture stands for them, now that all pictures are read. At most `limit`, by id.
 * @param among only these, where others may still be read
 */
export async function chooseAwaitedImages(
  database: Database,
  shopId: number,
  { limit, among = null }: { limit: number; among?: ProductId[] | null },
): Promise<ProductId[]> {
  const rows = await database.$queryRaw<{ id: ProductId }[]>`
    UPDATE product p SET awaits_images = false, awaited_hash = NULL, main_media_id = chosen.media_id,
      content_hash = chosen.hash,
      content_changed_at = CASE WHEN p.content_hash IN (chosen.hash, p.awaited_hash)
        THEN p.content_changed_at ELSE p.seen_at END
    FROM (
      SELECT a.id, first.media_id, md5(coalesce(a.awaited_hash, a.content_hash) || coalesce(first.url, '')) AS hash
      FROM (
        SELECT id, awaited_hash, content_hash FROM product WHERE shop_id = ${shopId} AND awaits_images
          AND (${among}::bigint[] IS NULL OR id = ANY(${among}::bigint[])) ORDER BY id LIMIT ${limit}
      ) a
      LEFT JOIN LATERAL (
        SELECT i.media_id, l.url FROM product_image i JOIN local_image l ON l.id = i.local_image_id
        WHERE i.shop_id = ${shopId} AND i.product_id = a.id ORDER BY i.position, i.media_id LIMIT 1
      ) first ON true
    ) chosen
    WHERE p.shop_id = ${shopId} AND p.id = chosen.id
    RETURNING p.id`;
  return rows.map(({ id }) => id);
}

/** What the content of these products is now. */
export async function contentHashes(
  database: Database,
  shopId: number,
  productIds: ProductId[],
): Promise<{ productId: ProductId; contentHash: string }[]> {
  return database.$queryRaw`
    SELECT id AS "productId", content_hash AS "contentHash" FROM product
    WHERE shop_id = ${shopId} AND id = ANY(${productIds}) ORDER BY id`;
}

/** Products that this run's reading saw, the next ones behind `after`, by id. */
export async function seenProducts(
  database: Database,
  { shopId, id: runId }: { shopId: number; id: number },
  { after, limit }: { after: ProductId; limit: number },
): Promise<ProductId[]> {
  const rows = await database.$queryRaw<{ id: ProductId }[]>`
    SELECT id FROM product WHERE shop_id = ${shopId} AND id > ${after} AND seen_run_id = ${runId}
    ORDER BY id LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}
