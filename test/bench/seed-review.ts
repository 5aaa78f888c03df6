import type { PrismaClient } from "../../app/tables/database.server";

const LEAVES = 400;
/** One of so many products is confirmed for another category than TikTok Shop recommends. */
const CORRECTED = 200;

/**
 * A shop in which seven of ten products of a local category got its leading category, a tenth another one beside it, and
 * the rest any; a quarter is confirmed. A few local categories hold most products. Answers the shop's id.
 */
export async function seedReview(
  database: PrismaClient,
  { products, localCategories }: { products: number; localCategories: number },
): Promise<number> {
  const shop = await database.shop.create({ data: { domain: "bench.myshopify.com" } });
  await database.tikTokShopConnection.create({
    data: {
      shopId: shop.id,
      openId: "bench",
      sellerName: "Bench",
      status: "connected",
      tikTokShopId: "1",
      market: "US",
      shopCipher: "none",
    },
  });
  await database.categoryTree.create({
    data: { market: "US", categoryVersion: "v2", isCurrent: true, revision: 1 },
  });
  await database.$executeRaw`
    INSERT INTO tiktok_shop_category (market, category_version, id, parent_id, name, is_leaf, permission_statuses, path,
      path_names, source, updated_at)
    SELECT 'US', 'v2', (600000 + n)::text, (500000 + n % 40)::text, 'Leaf ' || n, true, '{AVAILABLE}',
      ARRAY[(400000 + n % 10)::text, (500000 + n % 40)::text, (600000 + n)::text],
      ARRAY['Root ' || n % 10, 'Branch ' || n % 40, 'Leaf ' || n], 'tree', now()
    FROM generate_series(1, ${LEAVES}) n`;
  await database.$executeRaw`
    INSERT INTO local_category (shop_id, key, name, full_name)
    SELECT ${shop.id}, 'type:' || n, 'Kind ' || n, 'Shop > Kind ' || n FROM generate_series(1, ${localCategories}) n`;
  await database.$executeRaw`
    CREATE TABLE seed AS
    SELECT n, c.id AS local_category_id, 'Goods ' || md5(n::text) || ' kind ' || c.name AS title,
      (600000 + CASE WHEN n % 10 < 7 THEN c.id % ${LEAVES} WHEN n % 10 = 7 THEN (c.id + 40) % ${LEAVES}
        ELSE hashint4(n) & 255 END + 1)::text AS answer
    FROM (SELECT n, 1 + floor(${localCategories} * power((hashint4(n) & 65535) / 65536.0, 2))::int AS kind
      FROM generate_series(1, ${products}) n) product
    JOIN local_category c ON c.shop_id = ${shop.id} AND c.key = 'type:' || kind`;
  await database.$executeRaw`
    INSERT INTO product (shop_id, id, title, description, product_type, vendor, tags, status, local_category_id,
      main_media_id, content_hash, seen_at)
    SELECT ${shop.id}, n, title, '', 'Kind ' || local_category_id, 'Bench', '{}', 'ACTIVE', local_category_id, n, '', now()
    FROM seed`;
  await database.$executeRaw`
    INSERT INTO local_image (shop_id, url)
    SELECT ${shop.id}, 'https://cdn.shopify.com/' || n || '.jpg' FROM generate_series(1, 100) n`;
  await database.$executeRaw`
    INSERT INTO product_image (shop_id, product_id, media_id, position, name, local_image_id)
    SELECT ${shop.id}, s.n, s.n, 0, '', i.id FROM seed s
    JOIN local_image i ON i.shop_id = ${shop.id} AND i.url = 'https://cdn.shopify.com/' || s.n % 100 + 1 || '.jpg'`;
  await database.$executeRaw`
    INSERT INTO product_mapping (shop_id, market, product_id, status, category_version, recommended_category_id,
      confirmed_category_id, decision_source, decided_by, decided_at, updated_at, title, local_category_id, vendor,
      product_type)
    SELECT ${shop.id}, 'US', n, CASE WHEN is_confirmed THEN 'confirmed' ELSE 'recommended' END, 'v2', answer,
      CASE WHEN n % ${CORRECTED} = 0 THEN '600399' WHEN is_confirmed THEN answer END,
      CASE WHEN is_confirmed THEN 'merchant' END, CASE WHEN is_confirmed THEN '1' END,
      CASE WHEN is_confirmed THEN now() - n * interval '1 second' END, now(), title, local_category_id, 'Bench',
      'Kind ' || local_category_id
    FROM (SELECT *, n % 4 = 0 AS is_confirmed FROM seed) s`;
  await database.$executeRaw`SELECT fold_mapping_counts(${shop.id}::int)`;
  await database.$executeRaw`DROP TABLE seed`;
  await database.$executeRaw`VACUUM ANALYZE`;
  return shop.id;
}
