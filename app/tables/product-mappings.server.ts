import type { AttentionReason } from "../domain/attention-reason";
import type { ProductId } from "../domain/ids";
import type { RecommendedBy } from "../domain/recommendation";
import type { RunBatch } from "./run-batches.server";
import { asRows, Prisma, type Database } from "./database.server";

/** A product that a batch has to map, with what is known of its picture. */
export interface ProductToMap {
  id: ProductId;
  title: string;
  description: string;
  productType: string;
  vendor: string;
  tags: string[];
  localCategory: string;
  contentHash: string;
  mediaId: bigint | null;
  localImageId: bigint | null;
  localImageUrl: string | null;
  tikTokShopImageId: bigint | null;
  tikTokShopImageUri: string | null;
  /** Who uploaded that image. */
  uploadedBy: string | null;
}

/** An answer to store. */
export interface MappingAnswer {
  productId: ProductId;
  /** The content that was asked about; null asks again at the next run. */
  askedContentHash: string | null;
  recommendedCategoryId: string | null;
  reason: AttentionReason | null;
  reasonDetail: string | null;
}

interface Scope {
  shopId: number;
  market: string;
  categoryVersion: string;
}

/**
 * Whether TikTok Shop has to be asked about `m`: it is to be asked again, or `p` is another than was asked about and
 * no rule and no category mapping speaks for it. One that is decided and asked about still has another answer shown.
 */
function isToBeAsked(categoryVersion: string): Prisma.Sql {
  return Prisma.sql`(m.asked_content_hash IS NULL
    OR (m.asked_content_hash <> p.content_hash OR m.category_version <> ${categoryVersion})
      AND NOT (m.status = 'confirmed' AND (coalesce(m.decision_source = 'rule', false)
        OR coalesce(m.decision_source = 'category-mapping', false) AND NOT EXISTS (
          SELECT FROM category_mapping c WHERE c.shop_id = m.shop_id AND c.market = m.market
            AND c.local_category_id = m.local_category_id AND c.asks_still))))`;
}

/** Gives every product a mapping in this market. */
export async function openMappings(
  database: Database,
  scope: Scope,
  productIds: ProductId[],
): Promise<void> {
  await database.$executeRaw`
    INSERT INTO product_mapping AS m (shop_id, market, product_id, status, category_version, updated_at, title, local_category_id, vendor, product_type)
    SELECT p.shop_id, ${scope.market}, p.id, 'new', ${scope.categoryVersion}, now(), p.title, p.local_category_id,
      p.vendor, p.product_type
    FROM product p WHERE p.shop_id = ${scope.shopId} AND p.id = ANY(${productIds})
    ORDER BY p.id
    ON CONFLICT (shop_id, market, product_id) DO UPDATE SET
      title = excluded.title, local_category_id = excluded.local_category_id,
      vendor = excluded.vendor, product_type = excluded.product_type
    WHERE (m.title, m.local_category_id, m.vendor, m.product_type)
      IS DISTINCT FROM (excluded.title, excluded.local_category_id, excluded.vendor, excluded.product_type)`;
}

/** Those that TikTok Shop has to be asked about: new or changed ones, and those whose last answer may pass. */
export async function productsToAsk(
  database: Database,
  scope: Scope,
  productIds: ProductId[],
): Promise<ProductId[]> {
  const rows = await database.$queryRaw<{ id: ProductId }[]>`
    SELECT p.id FROM product p
    JOIN product_mapping m ON m.shop_id = p.shop_id AND m.market = ${scope.market} AND m.product_id = p.id
    WHERE p.shop_id = ${scope.shopId} AND p.id = ANY(${productIds}) AND NOT p.awaits_images
      AND ${isToBeAsked(scope.categoryVersion)}
    ORDER BY p.id`;
  return rows.map(({ id }) => id);
}

/**
 * The products of a batch that this run has not looked at yet: a batch that runs again goes on where it was. What
 * another run asked meanwhile has its answer.
 */
export async function productsToMap(
  database: Database,
  batch: RunBatch & { market: string; categoryVersion: string; sellerId: string },
): Promise<ProductToMap[]> {
  return database.$queryRaw<ProductToMap[]>`
    SELECT p.id, p.title, p.description, p.product_type AS "productType", p.vendor, p.tags,
      c.full_name AS "localCategory", p.content_hash AS "contentHash",
      i.media_id AS "mediaId", l.id AS "localImageId", l.url AS "localImageUrl",
      t.id AS "tikTokShopImageId", t.uri AS "tikTokShopImageUri", t.claimed_by AS "uploadedBy"
    FROM run_batch b
    CROSS JOIN LATERAL unnest(b.product_ids) AS wanted(id)
    JOIN product p ON p.shop_id = b.shop_id AND p.id = wanted.id
    JOIN product_mapping m ON m.shop_id = b.shop_id AND m.market = ${batch.market} AND m.product_id = p.id
    JOIN local_category c ON c.id = p.local_category_id
    LEFT JOIN product_image i ON i.shop_id = p.shop_id AND i.product_id = p.id AND i.media_id = p.main_media_id
    LEFT JOIN local_image l ON l.id = i.local_image_id
    LEFT JOIN tiktok_shop_image t ON t.shop_id = b.shop_id AND t.seller_id = ${batch.sellerId}
      AND t.sha256 = l.sha256 AND t.uri IS NOT NULL
    WHERE b.run_id = ${batch.runId} AND b.number = ${batch.number} AND b.shop_id = ${batch.shopId}
      AND m.run_id IS DISTINCT FROM b.run_id AND ${isToBeAsked(batch.categoryVersion)}`;
}

/** Those of the products that the run has stored an answer about. */
export async function storedByRun(
  database: Database,
  run: { runId: number; shopId: number; market: string },
  productIds: ProductId[],
): Promise<Set<ProductId>> {
  const rows = await database.$queryRaw<{ id: ProductId }[]>`
    SELECT product_id AS id FROM product_mapping
    WHERE shop_id = ${run.shopId} AND market = ${run.market} AND run_id = ${run.runId}
      AND product_id = ANY(${productIds})`;
  return new Set(rows.map(({ id }) => id));
}

/**
 * A mapping whose category cannot be used any more: the answer is kept as its replacement, and the reason stays
 * until the merchant decides. Where nothing was confirmed, another answer settles it.
 */
const KEEPS_REASON = Prisma.sql`(m.reason LIKE 'category-%' AND (m.confirmed_category_id IS NOT NULL
  OR m.recommended_category_id IS NOT DISTINCT FROM a."recommendedCategoryId" AND m.reason <> 'category-version'))`;

/**
 * Stores the answers of a batch as evidence: what a merchant confirmed stays confirmed. One statement.
 * @param scope.recommendedBy where the answers are not about these products themselves
 */
export async function saveAnswers(
  database: Database,
  scope: Scope & { runId: number | null; now: Date; recommendedBy?: RecommendedBy },
  answers: MappingAnswer[],
): Promise<void> {
  if (answers.length === 0) return;
  await database.$executeRaw`
    UPDATE product_mapping m SET
      status = CASE WHEN m.status = 'confirmed' THEN 'confirmed'
        -- Without a reason against its category, a decision stands.
        WHEN m.confirmed_category_id IS NOT NULL AND NOT coalesce(${KEEPS_REASON}, false) THEN 'confirmed'
        WHEN a.reason IS NULL AND NOT coalesce(${KEEPS_REASON}, false) THEN 'recommended' ELSE 'needs-attention' END,
      reason = CASE WHEN ${KEEPS_REASON} THEN m.reason ELSE a.reason END, reason_detail = a."reasonDetail",
      recommended_category_id = a."recommendedCategoryId", category_version = ${scope.categoryVersion},
      recommended_by = ${scope.recommendedBy ?? null}::text, asked_content_hash = a."askedContentHash",
      asked_at = CASE WHEN ${scope.recommendedBy ?? null}::text IS NULL THEN ${scope.now}::timestamptz ELSE m.asked_at END,
      updated_at = ${scope.now},
      run_id = coalesce(${scope.runId}::int, m.run_id)
    FROM jsonb_to_recordset(${asRows(answers)}::jsonb) AS a("productId" bigint, "askedContentHash" text,
      "recommendedCategoryId" text, reason text, "reasonDetail" text)
    WHERE m.shop_id = ${scope.shopId} AND m.market = ${scope.market} AND m.product_id = a."productId"`;
}

/** A mapping that nobody decided about and that nothing else is wrong with. */
const IS_OPEN = Prisma.sql`(m.confirmed_category_id IS NULL
  AND (m.reason IS NULL OR m.reason = 'temporarily-unavailable'))`;

/**
 * Marks what a batch did not get to as to be asked again. A decision, and another reason to need attention, stay as
 * they are: that nobody answered says nothing about them.
 */
export async function giveUpProducts(
  database: Database,
  batch: RunBatch & { market: string; now: Date },
): Promise<void> {
  await database.$executeRaw`
    UPDATE product_mapping m SET
      status = CASE WHEN ${IS_OPEN} THEN 'needs-attention' ELSE m.status END,
      reason = CASE WHEN ${IS_OPEN} THEN 'temporarily-unavailable' ELSE m.reason END,
      reason_detail = CASE WHEN ${IS_OPEN} THEN NULL ELSE m.reason_detail END,
      run_id = CASE WHEN ${IS_OPEN} THEN b.run_id ELSE m.run_id END,
      updated_at = CASE WHEN ${IS_OPEN} THEN ${batch.now} ELSE m.updated_at END,
      asked_content_hash = NULL
    FROM run_batch b
    WHERE b.run_id = ${batch.runId} AND b.number = ${batch.number} AND b.shop_id = ${batch.shopId}
      AND b.finished_at IS NULL AND m.shop_id = b.shop_id AND m.market = ${batch.market}
      AND m.product_id = ANY(b.product_ids) AND m.run_id IS DISTINCT FROM b.run_id`;
}

/** Lets the next run ask again about what this run was refused: it was not about the products. */
export async function askAgainRefused(
  database: Database,
  run: { id: number; shopId: number; market: string },
): Promise<void> {
  await database.productMapping.updateMany({
    where: {
      shopId: run.shopId,
      market: run.market,
      runId: run.id,
      status: "needs-attention",
      reason: { in: ["product-refused", "image-refused", "no-recommendation"] },
      // TikTok Shop's words: an answer without a category has none.
      reasonDetail: { not: null },
    },
    data: { askedContentHash: null },
  });
}

/** How the shop's products stand in a market. */
export interface MappingCounts {
  products: number;
  recommended: number;
  confirmed: number;
  needsImage: number;
  noRecommendation: number;
  failed: number;
}

export async function countMappings(
  database: Database,
  shopId: number,
  market: string,
): Promise<MappingCounts> {
  const [row] = await database.$queryRaw<MappingCounts[]>(Prisma.sql`
    SELECT coalesce(sum(products), 0)::int AS products,
      coalesce(sum(products) FILTER (WHERE status = 'recommended'), 0)::int AS recommended,
      coalesce(sum(products) FILTER (WHERE status = 'confirmed'), 0)::int AS confirmed,
      coalesce(sum(products) FILTER (WHERE status = 'needs-attention' AND reason = 'needs-image'), 0)::int AS "needsImage",
      coalesce(sum(products) FILTER (WHERE status = 'needs-attention' AND reason = 'no-recommendation'), 0)::int AS "noRecommendation",
      coalesce(sum(products) FILTER (WHERE status = 'needs-attention'
        AND reason NOT IN ('needs-image', 'no-recommendation')), 0)::int AS failed
    FROM mapping_counted WHERE shop_id = ${shopId} AND market = ${market}`);
  if (!row) throw new Error("An aggregate without a row");
  return row;
}

/** What a catalog came to. */
export interface CatalogFigures {
  localCategories: number;
  distinctCategories: number;
  images: number;
}

export async function catalogFigures(
  database: Database,
  shopId: number,
  market: string,
): Promise<CatalogFigures> {
  const [row] = await database.$queryRaw<CatalogFigures[]>`
    SELECT count(DISTINCT local_category_id)::int AS "localCategories",
      count(DISTINCT recommended_category_id)::int AS "distinctCategories",
      (SELECT count(*)::int FROM product_image WHERE shop_id = ${shopId}) AS images
    FROM product_mapping WHERE shop_id = ${shopId} AND market = ${market}`;
  if (!row) throw new Error("An aggregate without a row");
  return row;
}
