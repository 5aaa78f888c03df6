import type { AttentionReason } from "../domain/attention-reason";
import type { ProductId } from "../domain/ids";
import type { MappingStatus } from "../domain/mapping-status";
import { marketLocale } from "../domain/market";
import { localPath } from "./category-names.server";
import { Prisma, type Database } from "./database.server";

export interface ProductDetails {
  title: string;
  imageUrl: string | null;
  localCategory: string;
  localCategoryId: number;
  /** Null where no mapping was opened in this market yet. */
  status: MappingStatus | null;
  reason: AttentionReason | null;
  reasonDetail: string | null;
  /** The content is another than the one that the merchant decided about. */
  hasChangedSince: boolean;
  recommendedCategoryId: string | null;
  confirmedCategoryId: string | null;
  askedAt: Date | null;
  decidedAt: Date | null;
  decidedBy: string | null;
  /** A run that the merchant or a change started has not answered for it yet. */
  isAsked: boolean;
}

interface Scope {
  shopId: number;
  market: string;
  categoryVersion: string;
  /** TikTok Shop's name of the language that categories are named in. */
  locale: string;
}

/** One product with its mapping; null if the shop has no such product. */
export async function productDetails(
  database: Database,
  { shopId, market }: { shopId: number; market: string | null },
  id: ProductId,
): Promise<ProductDetails | null> {
  const [row] = await database.$queryRaw<ProductDetails[]>`
    SELECT p.title, l.url AS "imageUrl", c.full_name AS "localCategory", c.id AS "localCategoryId",
      m.status, m.reason, m.reason_detail AS "reasonDetail",
      coalesce(m.status = 'confirmed' AND m.decision_source NOT IN ('rule', 'category-mapping')
        AND p.content_changed_at > m.decided_at, false) AS "hasChangedSince",
      m.recommended_category_id AS "recommendedCategoryId", m.confirmed_category_id AS "confirmedCategoryId",
      m.asked_at AS "askedAt", m.decided_at AS "decidedAt", m.decided_by AS "decidedBy",
      EXISTS (
        SELECT FROM mapping_run r
        WHERE r.shop_id = p.shop_id AND r.kind <> 'all' AND r.status IN ('reading', 'mapping')
          AND p.id = ANY(r.product_ids) AND m.run_id IS DISTINCT FROM r.id
          AND (r.status = 'reading' OR EXISTS (
            SELECT FROM run_batch b WHERE b.run_id = r.id AND b.finished_at IS NULL AND p.id = ANY(b.product_ids)))
      ) AS "isAsked"
    FROM product p
    JOIN local_category c ON c.id = p.local_category_id
    LEFT JOIN product_mapping m ON m.shop_id = p.shop_id AND m.market = ${market} AND m.product_id = p.id
    LEFT JOIN product_image i ON i.shop_id = p.shop_id AND i.product_id = p.id AND i.media_id = p.main_media_id
    LEFT JOIN local_image l ON l.id = i.local_image_id
    WHERE p.shop_id = ${shopId} AND p.id = ${id}`;
  return row ?? null;
}

/** Whether a run that the merchant started still has to read this product, stored or not. */
export async function isBeingRead(
  database: Database,
  shopId: number,
  id: ProductId,
): Promise<boolean> {
  const run = await database.mappingRun.findFirst({
    where: { shopId, kind: { not: "all" }, status: "reading", productIds: { has: id } },
    select: { id: true },
  });
  return run !== null;
}

/** A category that products of a local category were recommended, and how many. */
export interface CategoryCount {
  id: string;
  path: string[];
  permissionStatuses: string[];
  products: number;
}

/** What the products of a local category were recommended and still can have, the most frequent first. */
export async function recommendedInLocalCategory(
  database: Database,
  scope: Scope,
  { localCategoryId, limit }: { localCategoryId: number; limit: number },
): Promise<CategoryCount[]> {
  return database.$queryRaw<CategoryCount[]>`
    SELECT t.id, ${localPath("t", scope.locale)} AS path, t.permission_statuses AS "permissionStatuses", n.products
    FROM (
      SELECT recommended_category_id AS id, sum(products)::int AS products FROM mapping_counted
      WHERE shop_id = ${scope.shopId} AND market = ${scope.market} AND local_category_id = ${localCategoryId}
        AND recommended_category_id <> ''
      GROUP BY 1 HAVING sum(products) > 0 ORDER BY 2 DESC, 1 LIMIT ${limit}
    ) n
    JOIN tiktok_shop_category t ON t.market = ${scope.market} AND t.category_version = ${scope.categoryVersion} AND t.id = n.id
    WHERE t.is_leaf AND t.removed_at IS NULL
    ORDER BY n.products DESC, n.id`;
}

/** A category with its way from the root. */
export interface CategoryPath {
  id: string;
  path: string[];
  permissionStatuses: string[];
  /** It takes products in the market's present tree. */
  isInUse: boolean;
}

/** The categories by id, named in the market's own language unless another is given. Those of a version of the tree that the market left have a name, too. */
export async function categoryPaths(
  database: Database,
  {
    market,
    categoryVersion,
    locale = marketLocale(market),
  }: Partial<Pick<Scope, "locale">> & Omit<Scope, "shopId" | "locale">,
  ids: string[],
): Promise<Map<string, CategoryPath>> {
  const rows = await database.$queryRaw<CategoryPath[]>(Prisma.sql`
    SELECT DISTINCT ON (t.id) t.id, ${localPath("t", locale)} AS path,
      t.permission_statuses AS "permissionStatuses",
      t.category_version = ${categoryVersion} AND t.is_leaf AND t.removed_at IS NULL AS "isInUse"
    FROM tiktok_shop_category t
    WHERE t.market = ${market} AND t.category_version IN ('v1', 'v2') AND t.id = ANY(${ids})
    ORDER BY t.id, t.category_version = ${categoryVersion} DESC`);
  return new Map(rows.map((row) => [row.id, row]));
}
