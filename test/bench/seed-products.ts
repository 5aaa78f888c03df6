import pg from "pg";

const AT_ONCE = 50_000;
/** Ids of seeded products begin above those of the sandbox. */
const FIRST_ID = 9_000_000_000_000;
/** Each local category of the mapped products becomes so many. */
const LINES = 10;

/**
 * Fills the one shop of a database up to `products` mapped products: copies of those it has, each under a title of its
 * own, in ten times as many local categories, with six of ten to review, three confirmed and one that needs attention.
 */
export async function seedProducts(databaseUrl: string, products: number): Promise<void> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    await client.query(SOURCE);
    await client.query(LOCAL_CATEGORIES, [LINES]);
    const indexes = await dropIndexes(client);
    let there = await countProducts(client);
    while (there < products) {
      const next = Math.min(products, there + AT_ONCE);
      await client.query("BEGIN");
      for (const statement of [PRODUCTS, IMAGES, MAPPINGS])
        await client.query(statement, [there, next, FIRST_ID, LINES]);
      await client.query("COMMIT");
      there = next;
    }
    for (const index of indexes) await client.query(index);
    await client.query("SELECT fold_mapping_counts(shop_id) FROM seed LIMIT 1");
    await client.query("VACUUM ANALYZE");
  } finally {
    await client.end();
  }
}

async function countProducts(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ products: number }>(
    "SELECT count(*)::int AS products FROM product_mapping",
  );
  return rows[0]?.products ?? 0;
}

/** Made anew afterwards in a fraction of the time that it takes to fill them row by row. */
async function dropIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT indexname AS name, indexdef AS definition FROM pg_indexes
    WHERE tablename IN ('product', 'product_image', 'product_mapping') AND indexname NOT LIKE '%_pkey'`,
  );
  for (const { name } of rows) await client.query(`DROP INDEX "${name}"`);
  return rows.map(({ definition }) => definition);
}

/** What is copied, numbered; and for a second opinion another one's recommendation. */
const SOURCE = `
  CREATE TABLE IF NOT EXISTS seed AS
  SELECT row_number() OVER (ORDER BY m.product_id) - 1 AS number, count(*) OVER () AS total,
    m.shop_id, m.market, m.category_version, m.recommended_category_id,
    lag(m.recommended_category_id, 1, m.recommended_category_id) OVER (ORDER BY m.product_id) AS other_category_id,
    p.title, p.vendor, p.product_type, p.main_media_id, p.content_hash,
    c.id AS local_category_id, c.key, c.name, c.full_name, i.local_image_id
  FROM product_mapping m
  JOIN product p ON p.shop_id = m.shop_id AND p.id = m.product_id
  JOIN local_category c ON c.id = p.local_category_id
  LEFT JOIN product_image i ON i.shop_id = p.shop_id AND i.product_id = p.id AND i.media_id = p.main_media_id
  WHERE m.recommended_category_id IS NOT NULL`;

const LOCAL_CATEGORIES = `
  INSERT INTO local_category (shop_id, key, name, full_name)
  SELECT DISTINCT shop_id, key || ' ' || line, name || ' ' || line, full_name || ' > Line ' || line
  FROM seed, generate_series(0, $1::int - 1) line ON CONFLICT DO NOTHING`;

const COPIED = `
  FROM generate_series($1::int, $2::int - 1) n
  JOIN seed s ON s.number = n % s.total
  JOIN local_category c ON c.shop_id = s.shop_id AND c.key = s.key || ' ' || (n / s.total % $4::int)`;

const PRODUCTS = `
  INSERT INTO product (shop_id, id, title, description, product_type, vendor, tags, status, local_category_id,
    main_media_id, content_hash, seen_at)
  SELECT s.shop_id, $3::bigint + n, s.title || ' ' || n, '', s.product_type, s.vendor, '{}', 'ACTIVE', c.id,
    s.main_media_id, s.content_hash, now()
  ${COPIED}`;

const IMAGES = `
  INSERT INTO product_image (shop_id, product_id, media_id, position, name, local_image_id)
  SELECT s.shop_id, $3::bigint + n, s.main_media_id, 0, '', s.local_image_id
  ${COPIED} WHERE s.local_image_id IS NOT NULL`;

/** Which tenth a product is in decides its status; every eighth got the other recommendation. */
const MAPPINGS = `
  INSERT INTO product_mapping (shop_id, market, product_id, status, reason, category_version, recommended_category_id,
    confirmed_category_id, asked_content_hash, asked_at, updated_at, title, local_category_id, vendor, product_type)
  SELECT shop_id, market, id, status,
    CASE WHEN status = 'needs-attention' THEN (ARRAY['needs-image', 'no-recommendation', 'image-too-small'])[1 + n % 3] END,
    category_version, CASE WHEN status = 'needs-attention' THEN NULL ELSE category_id END,
    CASE WHEN status = 'confirmed' THEN category_id END,
    content_hash, now(), now() - n * interval '2 seconds', title || ' ' || n, local_category_id, vendor, product_type
  FROM (
    SELECT s.shop_id, s.market, $3::bigint + n AS id, n, s.category_version, s.content_hash, s.title, s.vendor,
      s.product_type, c.id AS local_category_id,
      CASE hashint4(n) & 7 WHEN 0 THEN s.other_category_id ELSE s.recommended_category_id END AS category_id,
      CASE WHEN hashint4(n + 1) & 1023 < 102 THEN 'needs-attention' WHEN hashint4(n + 1) & 1023 < 409 THEN 'confirmed'
        ELSE 'recommended' END AS status
    ${COPIED}
  ) seeded`;
