import { HELD_BACK_ONE_IN } from "../domain/error-budget";
import type { ProductId } from "../domain/ids";
import { filterOf, queryOf, type MappingFilter } from "../domain/mapping-filter";
import type { DecisionKind, ShownCategory } from "../domain/mapping-status";
import { holdBack, nextConfident } from "../tables/confidence-groups.server";
import { currentTree } from "../tables/category-trees.server";
import type { Database } from "../tables/database.server";
import {
  addDecision,
  lockDecision,
  nextMatches,
  noteDecided,
  type DecisionJob,
  type NewDecision,
} from "../tables/decision-jobs.server";
import { marketInUse } from "../tables/market-in-use.server";
import { countMatches } from "../tables/mapping-counts.server";
import { decideProducts } from "../tables/mapping-decisions.server";
import type { MappingScope } from "../tables/mapping-filters.server";
import { findLeaves } from "../tables/tiktok-shop-categories.server";
import { decideAtOnce } from "../tables/decide-at-once.server";
import { changedByDecision, undoChanges } from "../tables/undo-decisions.server";
import type { ShopContext } from "./context";
import { followRule } from "./follow-rule.server";

/** What the merchant wants done; a change names a leaf. */
export type Wish =
  { kind: Exclude<DecisionKind, "change"> } | { kind: "change"; categoryId: string };

/** Who decides, and when they saw what they decide about; null where nobody looked. */
export interface Decider {
  by: string;
  seenAt?: Date | null;
}

export type DecideOutcome =
  /** Products that the decision does not fit (any more) are left as they are; without any, there is no decision. */
  | { outcome: "decided"; productIds: ProductId[]; decisionId: number | null }
  /** The category is not a leaf of the market's stored tree. */
  | { outcome: "no-such-category" }
  | { outcome: "not-connected" };

export type DecideAllOutcome =
  | { outcome: "started"; jobId: number; total: number }
  | Exclude<DecideOutcome, { outcome: "decided" }>;

/** Rows of one transaction: large enough for few round trips, small enough that no run waits long for it. */
const SLICE = 5_000;
/** A busy database makes a decision late, and does not refuse it. */
export const DECISION_TRANSACTION = { timeout: 60_000, maxWait: 30_000 };

/** Decides about some products now. */
export async function decideMappings(
  context: ShopContext,
  wish: Wish,
  {
    productIds,
    by,
    seenAt = null,
    shown,
  }: Decider & { productIds: ProductId[]; shown?: ShownCategory[] },
): Promise<DecideOutcome> {
  const scope = await scopeOf(context);
  if (!scope) return { outcome: "not-connected" };
  if (!(await isKnown(context.database, scope, wish))) return { outcome: "no-such-category" };
  const now = context.now();
  const decided = await context.database.$transaction(
    (tx) =>
      decideAtOnce(tx, productIds, {
        ...scopeColumns(scope),
        ...wished(wish),
        scope: "products",
        total: productIds.length,
        decidedBy: by,
        startedAt: now,
        seenAt,
        ...(shown ? { shown } : {}),
      }),
    DECISION_TRANSACTION,
  );
  if (context.shop.writesBack) await context.jobs.writeBack();
  return { outcome: "decided", ...decided };
}

/** Decides about everything that the filter finds, in the background. */
export async function decideAllMatching(
  context: ShopContext,
  wish: Wish,
  { filter, by, seenAt = null }: Decider & { filter: MappingFilter },
): Promise<DecideAllOutcome> {
  const scope = await scopeOf(context);
  if (!scope) return { outcome: "not-connected" };
  if (!(await isKnown(context.database, scope, wish))) return { outcome: "no-such-category" };
  const total = await countMatches(context.database, scope, filter);
  const jobId = await context.database.$transaction(
    (tx) =>
      startDecision(context, tx, {
        ...scopeColumns(scope),
        ...wished(wish),
        scope: "matching",
        filter: queryOf(filter),
        total,
        decidedBy: by,
        startedAt: context.now(),
        seenAt,
      }),
    DECISION_TRANSACTION,
  );
  return { outcome: "started", jobId, total };
}

/** Enters a decision that a job carries out once the transaction commits. Answers its id. */
export async function startDecision(
  { jobs }: ShopContext,
  transaction: Database,
  decision: NewDecision,
): Promise<number> {
  const id = await addDecision(transaction, decision);
  await jobs.decideMappings(id, transaction);
  return id;
}

/**
 * Carries out a decision about a filter, slice by slice, each all or nothing with how far it is. Whoever begins
 * again after a crash goes on behind the last slice.
 */
export async function carryOutDecision(context: ShopContext, jobId: number): Promise<void> {
  while (await decideSlice(context, jobId));
  if (context.shop.writesBack) await context.jobs.writeBack();
}

async function decideSlice({ database, shop, now }: ShopContext, jobId: number): Promise<boolean> {
  return database.$transaction(async (tx) => {
    const job = await lockDecision(tx, shop.id, jobId);
    if (!job || job.isFinished) return false;
    const { productIds, decided } = await carryOutSlice(tx, job);
    const isLast = productIds.length < SLICE;
    await noteDecided(tx, job, { productIds, decided: decided.length, isLast, now: now() });
    return !isLast;
  }, DECISION_TRANSACTION);
}

async function carryOutSlice(tx: Database, job: DecisionJob) {
  const slice = { after: job.lastProductId, limit: SLICE };
  const { id, kind, categoryId, source, ruleId, decidedBy: by, startedAt: at, seenAt } = job;
  if (kind === "undo") {
    if (job.undoesId === null) return { productIds: [], decided: [] };
    const undo = { ...job, undoesId: job.undoesId, by, at };
    const productIds = await changedByDecision(tx, undo, slice);
    return { productIds, decided: await undoChanges(tx, undo, productIds) };
  }
  if (job.scope === "rule") return followRule(tx, job, slice);
  const { categoryVersion } = await currentTree(tx, job.market);
  const scope = { ...job, categoryVersion };
  const decision = { id, kind, categoryId, source, ruleId, by, at, seenAt };
  if (job.scope === "confidence") {
    const productIds = await nextConfident(tx, job, slice);
    const draw = { productIds, oneIn: HELD_BACK_ONE_IN, now: at };
    const confirmed = await holdBack(tx, job, draw);
    const decided = await decideProducts(tx, scope, { decision, productIds: confirmed });
    return { productIds, decided };
  }
  const filter = filterOf(new URLSearchParams(job.filter));
  const productIds = await nextMatches(tx, scope, { filter, ...slice });
  return { productIds, decided: await decideProducts(tx, scope, { decision, productIds }) };
}

function scopeColumns({ shopId, market }: MappingScope) {
  return { shopId, market };
}

function wished(wish: Wish): { kind: DecisionKind; categoryId: string | null } {
  return { kind: wish.kind, categoryId: wish.kind === "change" ? wish.categoryId : null };
}

async function isKnown(database: Database, scope: MappingScope, wish: Wish): Promise<boolean> {
  if (wish.kind !== "change") return true;
  return (await findLeaves(database, scope, [wish.categoryId])).has(wish.categoryId);
}

/** The mappings that a decision of this shop is about, or null before it has a market. */
export async function scopeOf({ database, shop }: ShopContext): Promise<MappingScope | null> {
  const market = await marketInUse(database, shop.id);
  if (!market) return null;
  const { categoryVersion } = await currentTree(database, market);
  return { shopId: shop.id, market, categoryVersion };
}
