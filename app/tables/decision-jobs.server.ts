import { z } from "zod";
import type { DecisionScope, DecisionSource } from "../domain/decision-source";
import type { ProductId } from "../domain/ids";
import type { MappingFilter } from "../domain/mapping-filter";
import type { DecisionKind } from "../domain/mapping-status";
import { Prisma, type Database } from "./database.server";
import { filterSql, type MappingScope } from "./mapping-filters.server";

/** A decision as the history keeps it, and how far it is carried out. */
export interface DecisionJob {
  id: number;
  shopId: number;
  market: string;
  kind: DecisionKind | "undo";
  categoryId: string | null;
  source: DecisionSource;
  ruleId: number | null;
  scope: DecisionScope;
  /** What a rule decided before stays, as the merchant's. */
  keepsDecided: boolean;
  filter: string;
  seenAt: Date | null;
  undoesId: number | null;
  isFinished: boolean;
  isUndone: boolean;
  total: number;
  lookedAt: number;
  decided: number;
  lastProductId: ProductId;
  decidedBy: string;
  startedAt: Date;
}

/** What has to be said of a decision that is made. */
export type NewDecision = Pick<
  DecisionJob,
  "shopId" | "market" | "kind" | "categoryId" | "scope" | "total" | "decidedBy" | "startedAt"
> &
  Partial<Pick<DecisionJob, "source" | "ruleId" | "filter" | "seenAt" | "undoesId">> & {
    scopeDetail?: ScopeDetail;
  };

/** What names a decision's scope in the history, and what else than products it changed. */
export const scopeDetailSchema = z.object({
  /** The local category, the rule, the file or the product. */
  name: z.string().optional(),
  keepsDecided: z.boolean().optional(),
  categoryMapping: z
    .object({
      localCategoryId: z.number(),
      before: z.string().nullable(),
      after: z.string().nullable(),
    })
    .optional(),
});

export type ScopeDetail = z.infer<typeof scopeDetailSchema>;

const COLUMNS = Prisma.sql`id, shop_id AS "shopId", market, kind, category_id AS "categoryId", source,
  rule_id AS "ruleId", scope, scope_detail @> '{"keepsDecided": true}' AS "keepsDecided", filter, seen_at AS "seenAt",
  undoes_id AS "undoesId", status = 'finished' AS "isFinished", undone_at IS NOT NULL AS "isUndone",
  total, looked_at AS "lookedAt", decided, last_product_id AS "lastProductId", decided_by AS "decidedBy",
  started_at AS "startedAt"`;

/** Enters a decision that is carried out from here on. */
export async function addDecision(database: Database, decision: NewDecision): Promise<number> {
  const row = await database.mappingDecision.create({ data: decision, select: { id: true } });
  return row.id;
}

/** A decision as it stands, with what it did to the category mapping of its local category. */
export async function findDecision(
  database: Database,
  shopId: number,
  id: number,
): Promise<(DecisionJob & { scopeDetail: ScopeDetail }) | null> {
  const [row] = await database.$queryRaw<(DecisionJob & { scopeDetail: unknown })[]>`
    SELECT ${COLUMNS}, scope_detail AS "scopeDetail" FROM mapping_decision
    WHERE id = ${id} AND shop_id = ${shopId}`;
  return row ? { ...row, scopeDetail: scopeDetailSchema.parse(row.scopeDetail) } : null;
}

/** The latest decision that takes this one back, or null. */
export async function undoOf(
  database: Database,
  shopId: number,
  id: number,
): Promise<DecisionJob | null> {
  const [row] = await database.$queryRaw<DecisionJob[]>`
    SELECT ${COLUMNS} FROM mapping_decision WHERE undoes_id = ${id} AND shop_id = ${shopId} ORDER BY id DESC LIMIT 1`;
  return row ?? null;
}

/** Closes a decision that was carried out at once. One that changed nothing is not kept. */
export async function closeDecision(
  database: Database,
  decision: { id: number; shopId: number },
  done: { decided: number; now: Date; isKept?: boolean },
): Promise<void> {
  const { id, shopId } = decision;
  if (done.decided === 0 && !done.isKept) {
    await database.mappingDecision.deleteMany({ where: { id, shopId } });
    return;
  }
  await database.$executeRaw`
    UPDATE mapping_decision SET status = 'finished', finished_at = ${done.now}, decided = ${done.decided},
      total = greatest(total, ${done.decided}), looked_at = greatest(total, ${done.decided})
    WHERE id = ${id} AND shop_id = ${shopId}`;
}

/** The decision as it is now, locked until the transaction ends. */
export async function lockDecision(
  transaction: Database,
  shopId: number,
  id: number,
): Promise<DecisionJob | null> {
  const [row] = await transaction.$queryRaw<DecisionJob[]>`
    SELECT ${COLUMNS} FROM mapping_decision WHERE id = ${id} AND shop_id = ${shopId} FOR UPDATE`;
  return row ?? null;
}

/** Decisions about many products, all or those of a scope, that are under way, and those that ended a moment ago. */
export async function recentDecisionJobs(
  database: Database,
  shopId: number,
  wanted: { endedWithinSeconds: number; scope?: DecisionScope },
): Promise<DecisionJob[]> {
  const { endedWithinSeconds, scope } = wanted;
  const isWanted = scope
    ? Prisma.sql`scope = ${scope}`
    : Prisma.sql`(scope <> 'products' OR kind = 'undo')`;
  return database.$queryRaw<DecisionJob[]>`
    SELECT ${COLUMNS} FROM mapping_decision
    WHERE shop_id = ${shopId} AND ${isWanted}
      AND (finished_at IS NULL OR finished_at > now() - ${endedWithinSeconds} * interval '1 second')
    ORDER BY id DESC LIMIT 5`;
}

/** The next products that the filter finds, in the order of their ids. */
export async function nextMatches(
  database: Database,
  scope: MappingScope,
  { filter, after, limit }: { filter: MappingFilter; after: ProductId; limit: number },
): Promise<ProductId[]> {
  const conditions = await filterSql(database, scope, filter);
  // As one array: thousands of rows of one number each take twice as long to read.
  const [row] = await database.$queryRaw<{ productIds: ProductId[] }[]>(Prisma.sql`
    SELECT coalesce(array_agg(product_id ORDER BY product_id), '{}') AS "productIds" FROM (
      SELECT m.product_id FROM product_mapping m
      WHERE m.shop_id = ${scope.shopId} AND m.market = ${scope.market} AND m.product_id > ${after} ${conditions}
      ORDER BY m.product_id LIMIT ${limit}
    ) found`);
  return row?.productIds ?? [];
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

/** Notes that a decision is undone. Answers false where somebody did so before. */
export async function noteUndone(
  database: Database,
  { id, shopId }: { id: number; shopId: number },
  now: Date,
): Promise<boolean> {
  const { count } = await database.mappingDecision.updateMany({
    where: { id, shopId, undoneAt: null },
    data: { undoneAt: now },
  });
  return count > 0;
}
