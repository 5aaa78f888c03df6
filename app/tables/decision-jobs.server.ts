import type { ProductId } from "../domain/ids";
import type { MappingFilter } from "../domain/mapping-filter";
import type { DecisionKind } from "../domain/mapping-status";
import { Prisma, type Database } from "./database.server";
import { filterSql, type MappingScope } from "./mapping-filters.server";

/** A decision about everything that a filter finds, and how far it is. */
export interface DecisionJob {
  id: number;
  shopId: number;
  market: string;
  kind: DecisionKind;
  categoryId: string | null;
  filter: string;
  isFinished: boolean;
  total: number;
  lookedAt: number;
  decided: number;
  lastProductId: ProductId;
  decidedBy: string;
  startedAt: Date;
}

const COLUMNS = Prisma.sql`id, shop_id AS "shopId", market, kind, category_id AS "categoryId", filter,
  status = 'finished' AS "isFinished", total, looked_at AS "lookedAt", decided,
  last_product_id AS "lastProductId", decided_by AS "decidedBy", started_at AS "startedAt"`;

export async function addDecisionJob(
  database: Database,
  job: Pick<
    DecisionJob,
    "shopId" | "market" | "kind" | "categoryId" | "filter" | "total" | "decidedBy" | "startedAt"
  >,
): Promise<number> {
  const row = await database.mappingDecision.create({ data: job, select: { id: true } });
  return row.id;
}

/** The job as it is now, locked until the transaction ends. */
export async function lockDecisionJob(
  transaction: Database,
  shopId: number,
  id: number,
): Promise<DecisionJob | null> {
  const [row] = await transaction.$queryRaw<DecisionJob[]>`
    SELECT ${COLUMNS} FROM mapping_decision WHERE id = ${id} AND shop_id = ${shopId} FOR UPDATE`;
  return row ?? null;
}

/** Jobs under way, and those that ended a moment ago. */
export async function recentDecisionJobs(
  database: Database,
  shopId: number,
  endedWithinSeconds: number,
): Promise<DecisionJob[]> {
  return database.$queryRaw<DecisionJob[]>`
    SELECT ${COLUMNS} FROM mapping_decision
    WHERE shop_id = ${shopId} AND (finished_at IS NULL OR finished_at > now() - ${endedWithinSeconds} * interval '1 second')
    ORDER BY id DESC LIMIT 5`;
}

/** The next products that the filter finds, in the order of their ids. */
export async function nextMatches(
  database: Database,
  scope: MappingScope,
  { filter, after, limit }: { filter: MappingFilter; after: ProductId; limit: number },
): Promise<ProductId[]> {
  const conditions = await filterSql(database, scope, filter);
  const rows = await database.$queryRaw<{ productId: ProductId }[]>(Prisma.sql`
    SELECT m.product_id AS "productId" FROM product_mapping m
    WHERE m.shop_id = ${scope.shopId} AND m.market = ${scope.market} AND m.product_id > ${after} ${conditions}
    ORDER BY m.product_id LIMIT ${limit}`);
  return rows.map(({ productId }) => productId);
}

export async function noteDecided(
  database: Database,
  job: DecisionJob,
  slice: { productIds: ProductId[]; decided: number; isLast: boolean; now: Date },
): Promise<void> {
  await database.mappingDecision.updateMany({
    where: { id: job.id, shopId: job.shopId },
    data: {
      lookedAt: { increment: slice.productIds.length },
      decided: { increment: slice.decided },
      lastProductId: slice.productIds.at(-1) ?? job.lastProductId,
      ...(slice.isLast ? { status: "finished", finishedAt: slice.now } : {}),
    },
  });
}
