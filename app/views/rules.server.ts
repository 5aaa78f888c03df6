import type { CategoryReason } from "../domain/attention-reason";
import {
  isSameTest,
  type RuleCondition,
  type RuleDraft,
  type RuleField,
} from "../domain/mapping-rule";
import type { Database } from "../tables/database.server";
import { recentDecisionJobs } from "../tables/decision-jobs.server";
import { countByRule, mappingRules, type MappingRule } from "../tables/mapping-rules.server";
import { categoryPaths } from "../tables/product-details.server";
import { conditionNames } from "../tables/rule-names.server";
import { agreeingGroups } from "../tables/rule-suggestions.server";
import { ignoresPromotions } from "../tables/shop-settings.server";
import { categoryIndex, type CategoryChoice } from "./category-index.server";
import { marketScope } from "./mappings.server";

/** One condition in words. */
export interface NamedCondition {
  field: RuleField;
  value: string;
  /** What the merchant calls the value; null where it names something that is gone. */
  label: string | null;
}

export interface RuleRow {
  id: number;
  isAny: boolean;
  conditions: NamedCondition[];
  /** From the root to the leaf. */
  categoryPath: string[];
  isEnabled: boolean;
  /** Why its category cannot be used any more. */
  reason: CategoryReason | null;
  /** Products that it decides about now. */
  products: number;
  /** Products still follow a change of it. */
  isFollowed: boolean;
}

/** A rule that the shop's products suggest. */
export interface RuleSuggestion {
  draft: RuleDraft;
  productType: string;
  vendor: string | null;
  categoryPath: string[];
  products: number;
}

/** What a merchant sets about rules. */
export interface RuleSettings {
  ignoresPromotions: boolean;
}

export interface RulesView {
  /** Without a market there is nothing to write rules for. */
  isConnected: boolean;
  rules: RuleRow[];
  settings: RuleSettings;
}

/** The shop's rules in their order, and how far products follow them. */
export async function rulesView(database: Database, shopId: number): Promise<RulesView> {
  const settings = { ignoresPromotions: await ignoresPromotions(database, shopId) };
  const scope = await marketScope(database, shopId);
  if (!scope) return { isConnected: false, rules: [], settings };
  const rules = await mappingRules(database, scope);
  // Before the counts: what ends in between is counted whole, or looked at again.
  const jobs = await recentDecisionJobs(database, shopId, { endedWithinSeconds: 0, scope: "rule" });
  const [named, paths, counts] = await Promise.all([
    namedConditions(database, shopId, rules),
    categoryPaths(
      database,
      scope,
      rules.map(({ categoryId }) => categoryId),
    ),
    countByRule(database, scope),
  ]);
  const followed = new Set(jobs.filter(({ isFinished }) => !isFinished).map((job) => job.ruleId));
  return {
    isConnected: true,
    settings,
    rules: rules.map((rule) => ({
      id: rule.id,
      isAny: rule.isAny,
      conditions: named(rule.conditions),
      categoryPath: paths.get(rule.categoryId)?.path ?? [rule.categoryId],
      isEnabled: rule.isEnabled,
      reason: rule.reason,
      products: counts.get(rule.id) ?? 0,
      isFollowed: followed.has(rule.id),
    })),
  };
}

async function namedConditions(
  database: Database,
  shopId: number,
  rules: { conditions: RuleCondition[] }[],
): Promise<(conditions: RuleCondition[]) => NamedCondition[]> {
  const names = await conditionNames(
    database,
    shopId,
    rules.flatMap(({ conditions }) => conditions),
  );
  const labelOf = ({ field, value }: RuleCondition) => {
    if (field === "local-category") return names.localCategories.get(value) ?? null;
    return field === "collection" ? (names.collections.get(value) ?? null) : value;
  };
  return (conditions) =>
    conditions.map((condition) => ({ ...condition, label: labelOf(condition) }));
}

/** A rule to edit, or one to begin with. */
export interface EditedRule {
  id: number | null;
  isAny: boolean;
  conditions: NamedCondition[];
  category: CategoryChoice | null;
  /** Products that it decides about now. */
  products: number;
}

/** The rule with this id, or a new one made of a draft. Null where there is no such rule, or no market. */
export async function editedRule(
  database: Database,
  shopId: number,
  { id, draft, locale }: { id: number | null; draft: RuleDraft | null; locale: string },
): Promise<EditedRule | null> {
  const scope = await marketScope(database, shopId);
  if (!scope) return null;
  const rules = await mappingRules(database, scope);
  const rule: MappingRule | RuleDraft | null = rules.find((each) => each.id === id) ?? draft;
  if (!rule) return id === null ? NEW_RULE : null;
  const [index, named, counts] = await Promise.all([
    categoryIndex(database, scope.market, locale),
    namedConditions(database, shopId, [rule]),
    countByRule(database, scope),
  ]);
  return {
    id,
    isAny: rule.isAny,
    conditions: named(rule.conditions),
    category: index.find(rule.categoryId) ?? null,
    products: id === null ? 0 : (counts.get(id) ?? 0),
  };
}

const NEW_RULE: EditedRule = {
  id: null,
  isAny: false,
  conditions: [],
  category: null,
  products: 0,
};

/** More than a merchant looks through; some are taken out below. */
const LOOKED_AT = 60;
const SHOWN = 12;

/** Rules ready-made: kinds of products that all came to one category, and that no rule says so about yet. */
export async function ruleSuggestions(
  database: Database,
  shopId: number,
): Promise<RuleSuggestion[]> {
  const scope = await marketScope(database, shopId);
  if (!scope) return [];
  const [groups, rules] = await Promise.all([
    agreeingGroups(database, scope, LOOKED_AT),
    mappingRules(database, scope),
  ]);
  const wholeTypes = new Set(
    groups.filter(({ vendor }) => vendor === null).map(({ productType }) => productType),
  );
  const drafts = groups
    .filter(({ vendor, productType }) => vendor === null || !wholeTypes.has(productType))
    .map((group) => ({ ...group, draft: draftOf(group) }))
    .filter(({ draft }) => !rules.some((rule) => isSameTest(rule, draft)))
    .slice(0, SHOWN);
  const ids = drafts.map(({ categoryId }) => categoryId);
  const paths = await categoryPaths(database, scope, ids);
  return drafts.map(({ draft, productType, vendor, categoryId, products }) => ({
    draft,
    productType,
    vendor,
    categoryPath: paths.get(categoryId)?.path ?? [categoryId],
    products,
  }));
}

function draftOf(group: { productType: string; vendor: string | null; categoryId: string }) {
  const { productType, vendor, categoryId } = group;
  const conditions: RuleCondition[] = [{ field: "product-type", value: productType }];
  if (vendor !== null) conditions.push({ field: "vendor", value: vendor });
  return { isAny: false, conditions, categoryId };
}
