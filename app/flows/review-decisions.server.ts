import { permissionOf } from "../domain/category-permission";
import { DECIDED_AT_ONCE } from "../domain/decision-source";
import type { ShownCategory } from "../domain/mapping-status";
import { NO_ANSWER, NO_FILTER, type MappingFilter } from "../domain/mapping-filter";
import { countDecidedSince } from "../tables/decided-since.server";
import { findDecision } from "../tables/decision-jobs.server";
import { categoryPaths } from "../tables/product-details.server";
import type { ShopContext } from "./context";
import { decideLocalCategory } from "./decide-local-category.server";
import {
  carryOutDecision,
  decideAllMatching,
  decideMappings,
  scopeOf,
  type Decider,
  type DecideOutcome,
  type Wish,
} from "./decide-mappings.server";
import { undoDecision } from "./undo-decision.server";
import type { ProductId } from "../domain/ids";

/** Who decides, when they saw what they decide about, and whether they know that the category has a catch. */
export interface Reviewer extends Decider {
  seenAt: Date;
  /** The merchant uses a category by invitation only, or a restricted one, all the same. */
  isAccepted: boolean;
}

export type ReviewOutcome =
  | {
      outcome: "decided" | "started";
      decisionId: number;
      /** How many products were decided about, or, where it goes on, will be at most. */
      products: number;
      /** How many somebody else decided about since the reviewer looked: they stay as they are. */
      leftAlone: number;
    }
  /** Every product was decided otherwise, or by somebody else, meanwhile. */
  | { outcome: "nothing"; leftAlone: number }
  /** TikTok Shop holds the category back or restricts it: it takes the merchant's word to use it. */
  | { outcome: "needs-acceptance" }
  | { outcome: "no-such-local-category" | "decided-since" | "not-undoable" }
  | Exclude<DecideOutcome, { outcome: "decided" }>;

/** Decides for a whole local category: its category mapping, and its products. */
export async function decideCategory(
  context: ShopContext,
  decided: { localCategoryId: number; categoryId: string },
  reviewer: Reviewer,
): Promise<ReviewOutcome> {
  if (await needsAcceptance(context, decided.categoryId, reviewer))
    return { outcome: "needs-acceptance" };
  const started = await decideLocalCategory(context, decided, reviewer);
  if (started.outcome !== "started") return started;
  const filter = { ...NO_FILTER, localCategoryId: decided.localCategoryId };
  return carriedOut(context, started, { filter, reviewer });
}

/** Decides about what waits within a filter: a group of a local category, or what resembles a correction. */
export async function decideGroup(
  context: ShopContext,
  wish: Wish,
  { filter, ...reviewer }: Reviewer & { filter: MappingFilter },
): Promise<ReviewOutcome> {
  if (await needsAcceptance(context, categoryOf(wish, filter), reviewer))
    return { outcome: "needs-acceptance" };
  const review = wish.kind === "put-back" ? "set-aside" : "open";
  const started = await decideAllMatching(context, wish, {
    ...reviewer,
    filter: { ...filter, review },
  });
  if (started.outcome !== "started") return started;
  return carriedOut(context, started, { filter, reviewer });
}

/** Decides about single products that the page of reviews shows. */
export async function decideReviewed(
  context: ShopContext,
  wish: Wish,
  { productIds, ...reviewer }: Reviewer & { productIds: ProductId[]; shown?: ShownCategory[] },
): Promise<ReviewOutcome> {
  if (wish.kind === "change" && (await needsAcceptance(context, wish.categoryId, reviewer)))
    return { outcome: "needs-acceptance" };
  const answer = await decideMappings(context, wish, { ...reviewer, productIds });
  if (answer.outcome !== "decided") return answer;
  const products = answer.productIds.length;
  const leftAlone = productIds.length - products;
  return answer.decisionId === null
    ? { outcome: "nothing", leftAlone }
    : { outcome: "decided", decisionId: answer.decisionId, products, leftAlone };
}

/** Takes a decision back as a whole. */
export async function undoReviewed(
  context: ShopContext,
  undone: { decisionId: number; by: string },
): Promise<ReviewOutcome> {
  const decision = await findDecision(context.database, context.shop.id, undone.decisionId);
  const started = await undoDecision(context, undone);
  if (started.outcome !== "started") return started;
  const total = decision?.decided ?? 0;
  return finished(context, { ...started, total }, total === 0 ? "decided" : "nothing");
}

/** What a few products need no job for happens at once; the job then finds it done. */
async function carriedOut(
  context: ShopContext,
  started: { jobId: number; total: number },
  { filter, reviewer }: { filter: MappingFilter; reviewer: Reviewer },
): Promise<ReviewOutcome> {
  const scope = await scopeOf(context);
  const leftAlone = scope
    ? await countDecidedSince(context.database, scope, { ...reviewer, filter })
    : 0;
  const outcome = await finished(context, started, "nothing");
  return "leftAlone" in outcome ? { ...outcome, leftAlone } : outcome;
}

async function finished(
  context: ShopContext,
  { jobId, total }: { jobId: number; total: number },
  ifNone: "nothing" | "decided",
): Promise<ReviewOutcome> {
  if (total > DECIDED_AT_ONCE)
    return { outcome: "started", decisionId: jobId, products: total, leftAlone: 0 };
  await carryOutDecision(context, jobId);
  const done = await findDecision(context.database, context.shop.id, jobId);
  const products = done?.decided ?? 0;
  const isSomething = products > 0 || ifNone === "decided" || done?.scopeDetail.categoryMapping;
  return isSomething
    ? { outcome: "decided", decisionId: jobId, products, leftAlone: 0 }
    : { outcome: "nothing", leftAlone: 0 };
}

function categoryOf(wish: Wish, { answer }: MappingFilter): string | null {
  if (wish.kind === "change") return wish.categoryId;
  return wish.kind === "confirm" && answer !== NO_ANSWER ? answer : null;
}

async function needsAcceptance(
  context: ShopContext,
  categoryId: string | null,
  { isAccepted }: Pick<Reviewer, "isAccepted">,
): Promise<boolean> {
  const scope = categoryId === null || isAccepted ? null : await scopeOf(context);
  if (!scope || categoryId === null) return false;
  const category = (await categoryPaths(context.database, scope, [categoryId])).get(categoryId);
  return category !== undefined && permissionOf(category.permissionStatuses) !== "available";
}
