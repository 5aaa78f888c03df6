import type { ProductId } from "../domain/ids";
import { filterOf, queryOf, type MappingFilter } from "../domain/mapping-filter";
import type { DecisionKind } from "../domain/mapping-status";
import { currentTree } from "../tables/category-trees.server";
import type { Database } from "../tables/database.server";
import {
  addDecisionJob,
  lockDecisionJob,
  nextMatches,
  noteDecided,
  type DecisionJob,
} from "../tables/decision-jobs.server";
import { marketInUse } from "../tables/market-in-use.server";
import { countMatches } from "../tables/mapping-counts.server";
import { decideProducts } from "../tables/mapping-decisions.server";
import type { MappingScope } from "../tables/mapping-filters.server";
import { findLeaves } from "../tables/tiktok-shop-categories.server";
import type { ShopContext } from "./context";

/** What the merchant wants done; a change names a leaf. */
export type Wish =
  { kind: Exclude<DecisionKind, "change"> } | { kind: "change"; categoryId: string };

export type DecideOutcome =
  /** Products that the decision does not fit (any more) are left as they are. */
  | { outcome: "decided"; productIds: ProductId[] }
  /** The category is not a leaf of the market's stored tree. */
  | { outcome: "no-such-category" }
  | { outcome: "not-connected" };

export type DecideAllOutcome =
  | { outcome: "started"; jobId: number; total: number }
  | Exclude<DecideOutcome, { outcome: "decided" }>;

/** Rows of one transaction: large enough for few round trips, small enough that no run waits long for it. */
const SLICE = 5_000;
const TRANSACTION = { timeout: 60_000, maxWait: 30_000 };

/** Decides about some products now. */
export async function decideMappings(
  context: ShopContext,
  wish: Wish,
  { productIds, by }: { productIds: ProductId[]; by: string },
): Promise<DecideOutcome> {
  const scope = await scopeOf(context);
  if (!scope) return { outcome: "not-connected" };
  if (!(await isKnown(context.database, scope, wish))) return { outcome: "no-such-category" };
  const decision = { ...wished(wish), by, at: context.now() };
  const decided = await decideProducts(context.database, scope, { decision, productIds });
  return { outcome: "decided", productIds: decided };
}

/** Decides about everything that the filter finds, in the background. */
export async function decideAllMatching(
  context: ShopContext,
  wish: Wish,
  { filter, by }: { filter: MappingFilter; by: string },
): Promise<DecideAllOutcome> {
  const scope = await scopeOf(context);
  if (!scope) return { outcome: "not-connected" };
  if (!(await isKnown(context.database, scope, wish))) return { outcome: "no-such-category" };
  const total = await countMatches(context.database, scope, filter);
  const jobId = await context.database.$transaction(async (tx) => {
    const id = await addDecisionJob(tx, {
      shopId: scope.shopId,
      market: scope.market,
      ...wished(wish),
      filter: queryOf(filter),
      total,
      decidedBy: by,
      startedAt: context.now(),
    });
    await context.jobs.decideMappings(id, tx);
    return id;
  });
  return { outcome: "started", jobId, total };
}

/**
 * Carries out a decision about a filter, slice by slice, each all or nothing with how far it is. Whoever begins
 * again after a crash goes on behind the last slice.
 */
export async function carryOutDecision(context: ShopContext, jobId: number): Promise<void> {
  while (await decideSlice(context, jobId));
}

async function decideSlice({ database, shop, now }: ShopContext, jobId: number): Promise<boolean> {
  return database.$transaction(async (tx) => {
    const job = await lockDecisionJob(tx, shop.id, jobId);
    if (!job || job.isFinished) return false;
    const { categoryVersion } = await currentTree(tx, job.market);
    const scope = { ...job, categoryVersion };
    const productIds = await nextMatches(tx, scope, {
      filter: filterOf(new URLSearchParams(job.filter)),
      after: job.lastProductId,
      limit: SLICE,
    });
    const decided = await decideProducts(tx, scope, { decision: decisionOf(job), productIds });
    const isLast = productIds.length < SLICE;
    await noteDecided(tx, job, { productIds, decided: decided.length, isLast, now: now() });
    return !isLast;
  }, TRANSACTION);
}

function decisionOf({ kind, categoryId, decidedBy, startedAt }: DecisionJob) {
  return { kind, categoryId, by: decidedBy, at: startedAt };
}

function wished(wish: Wish): { kind: DecisionKind; categoryId: string | null } {
  return { kind: wish.kind, categoryId: wish.kind === "change" ? wish.categoryId : null };
}

async function isKnown(database: Database, scope: MappingScope, wish: Wish): Promise<boolean> {
  if (wish.kind !== "change") return true;
  return (await findLeaves(database, scope, [wish.categoryId])).has(wish.categoryId);
}

async function scopeOf({ database, shop }: ShopContext): Promise<MappingScope | null> {
  const market = await marketInUse(database, shop.id);
  if (!market) return null;
  const { categoryVersion } = await currentTree(database, market);
  return { shopId: shop.id, market, categoryVersion };
}
