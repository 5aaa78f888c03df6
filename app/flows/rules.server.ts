import { MOST_RULES, type RuleDraft, type RuleTest } from "../domain/mapping-rule";
import type { Database } from "../tables/database.server";
import { closeDecision } from "../tables/decision-jobs.server";
import {
  addRule,
  changeRule,
  deleteRule,
  enableRule,
  lockRules,
  mappingRules,
  orderRules,
  type MappingRule,
} from "../tables/mapping-rules.server";
import type { MappingScope } from "../tables/mapping-filters.server";
import { conditionNames } from "../tables/rule-names.server";
import { countAffected } from "../tables/rule-previews.server";
import { setIgnoresPromotions } from "../tables/shop-settings.server";
import { findLeaves } from "../tables/tiktok-shop-categories.server";
import type { ShopContext } from "./context";
import { scopeOf, startDecision } from "./decide-mappings.server";

export type RuleOutcome =
  | { outcome: "saved"; ruleId: number }
  | { outcome: "not-connected" | "no-such-category" | "no-such-rule" | "too-many-rules" };

interface Changing {
  /** Shopify's user id. */
  by: string;
}

/** What becomes of what a rule decided and does not say any more: kept, it is the merchant's own decision. */
interface Leaving extends Changing {
  keepsDecided: boolean;
}

const TRANSACTION = { timeout: 60_000, maxWait: 30_000 };

/** Adds a rule behind all others, or changes one, and lets products follow it in the background. */
export async function saveRule(
  context: ShopContext,
  draft: RuleDraft,
  { id, ...leaving }: Leaving & { id: number | null },
): Promise<RuleOutcome> {
  return changing(context, async (tx, scope, rules) => {
    if (!(await findLeaves(tx, scope, [draft.categoryId])).has(draft.categoryId))
      return { outcome: "no-such-category" };
    if (id === null) {
      if (rules.length >= MOST_RULES) return { outcome: "too-many-rules" };
      const added = { ...draft, position: rules.length + 1, by: leaving.by, at: context.now() };
      const ruleId = await addRule(tx, scope, added);
      await follow(context, tx, { scope, ruleId, tests: [draft], ...leaving, keepsDecided: false });
      return { outcome: "saved", ruleId };
    }
    if (!rules.some((rule) => rule.id === id)) return { outcome: "no-such-rule" };
    await changeRule(tx, scope, { ...draft, id });
    await follow(context, tx, { scope, ruleId: id, tests: [draft], ...leaving });
    return { outcome: "saved", ruleId: id };
  });
}

/** Removes a rule. What it decided is decided by the others, or open again; or it stays, as the merchant's. */
export async function removeRule(
  context: ShopContext,
  { id, ...leaving }: Leaving & { id: number },
): Promise<RuleOutcome> {
  return changing(context, async (tx, scope, rules) => {
    const removed = rules.find((rule) => rule.id === id);
    if (!removed) return { outcome: "no-such-rule" };
    await deleteRule(tx, scope, id);
    await follow(context, tx, { scope, ruleId: id, tests: [], named: removed, ...leaving });
    return { outcome: "saved", ruleId: id };
  });
}

/** Switches a rule on or off. Off, it decides nothing, as if it were removed, but can be switched on again. */
export async function switchRule(
  context: ShopContext,
  { id, isEnabled, by }: Changing & { id: number; isEnabled: boolean },
): Promise<RuleOutcome> {
  return changing(context, async (tx, scope, rules) => {
    const rule = rules.find((each) => each.id === id);
    if (!rule) return { outcome: "no-such-rule" };
    await enableRule(tx, scope, { id, isEnabled });
    const tests = isEnabled ? [rule] : [];
    await follow(context, tx, { scope, ruleId: id, tests, named: rule, by, keepsDecided: false });
    return { outcome: "saved", ruleId: id };
  });
}

/** Moves a rule before or behind its neighbour: where both fit, the first one decides. */
export async function moveRule(
  context: ShopContext,
  { id, direction, by }: Changing & { id: number; direction: "up" | "down" },
): Promise<RuleOutcome> {
  return changing(context, async (tx, scope, rules) => {
    const from = rules.findIndex((rule) => rule.id === id);
    const to = direction === "up" ? from - 1 : from + 1;
    const [rule, neighbour] = [rules[from], rules[to]];
    if (!rule) return { outcome: "no-such-rule" };
    if (!neighbour) return { outcome: "saved", ruleId: id };
    const order = rules.map((each) => each.id);
    order[from] = neighbour.id;
    order[to] = id;
    await orderRules(tx, scope, order);
    const tests = rule.isEnabled ? [rule] : [];
    await follow(context, tx, { scope, ruleId: id, tests, named: rule, by, keepsDecided: false });
    return { outcome: "saved", ruleId: id };
  });
}

/** Whether collections that are promotions match no rule. Rules that look at collections are followed anew. */
export async function ignorePromotions(
  context: ShopContext,
  { ignores, by }: Changing & { ignores: boolean },
): Promise<void> {
  await setIgnoresPromotions(context.database, context.shop.id, ignores);
  const scope = await scopeOf(context);
  if (!scope) return;
  await context.database.$transaction(async (tx) => {
    for (const rule of await mappingRules(tx, scope)) {
      const looksAtCollections = rule.conditions.some(({ field }) => field === "collection");
      if (rule.isEnabled && looksAtCollections)
        await follow(context, tx, {
          scope,
          ruleId: rule.id,
          tests: [rule],
          by,
          keepsDecided: false,
        });
    }
  }, TRANSACTION);
}

async function changing(
  context: ShopContext,
  change: (tx: Database, scope: MappingScope, rules: MappingRule[]) => Promise<RuleOutcome>,
): Promise<RuleOutcome> {
  const scope = await scopeOf(context);
  if (!scope) return { outcome: "not-connected" };
  return context.database.$transaction(
    async (tx) => change(tx, scope, await lockRules(tx, scope)),
    TRANSACTION,
  );
}

interface Followed extends Leaving {
  scope: MappingScope;
  ruleId: number;
  /** What the rule looks at now; nothing once it decides nothing. */
  tests: RuleTest[];
  /** What names it in the history, where that is not what it looks at now. */
  named?: RuleTest;
}

/** Lets products follow a rule that changed, in the background: what it decided, and what it fits now. */
async function follow(
  context: ShopContext,
  tx: Database,
  { scope, ruleId, tests, named, by, keepsDecided }: Followed,
): Promise<void> {
  const [test = null] = tests;
  const { shopId, market } = scope;
  const name = await nameOf(tx, shopId, named ?? test);
  const now = context.now();
  const total = await countAffected(tx, scope, { id: ruleId, test });
  const decisionId = await startDecision(context, tx, {
    shopId,
    market,
    kind: "change",
    categoryId: null,
    source: "rule",
    ruleId,
    scope: "rule",
    scopeDetail: { name, ...(keepsDecided ? { keepsDecided } : {}) },
    total,
    decidedBy: by,
    startedAt: now,
  });
  // A rule that fits nothing is no decision: the job finds nothing to do.
  if (total === 0) await closeDecision(tx, { id: decisionId, shopId }, { decided: 0, now });
}

async function nameOf(tx: Database, shopId: number, test: RuleTest | null): Promise<string> {
  const conditions = test?.conditions ?? [];
  const { localCategories, collections } = await conditionNames(tx, shopId, conditions);
  const names = conditions.map(({ field, value }) => {
    if (field === "local-category") return localCategories.get(value) ?? value;
    return field === "collection" ? (collections.get(value) ?? value) : value;
  });
  return names.join(", ");
}
