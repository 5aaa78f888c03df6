import type { DecisionSource } from "../domain/decision-source";
import type { MappingStatus } from "../domain/mapping-status";
import type { RuleDraft } from "../domain/mapping-rule";
import type { Database } from "../tables/database.server";
import { mappingRules, standing, type MappingRule } from "../tables/mapping-rules.server";
import {
  countFitting,
  NEW_RULE_ID,
  ruleEffect,
  ruleExamples,
  type RuleEffect,
} from "../tables/rule-previews.server";
import { marketScope } from "./mappings.server";

/** A product before and after a rule. */
export interface PreviewRow {
  productId: string;
  title: string;
  imageUrl: string | null;
  status: MappingStatus;
  isChanged: boolean;
  /** Nobody decides about it afterwards. */
  staysOpen: boolean;
  /** Whose decision stands before. */
  source: DecisionSource | null;
  /** What is confirmed, else recommended. */
  before: string[] | null;
  after: string[] | null;
}

export interface RulePreview extends RuleEffect {
  /** Products that the rule fits. */
  fitting: number;
  rows: PreviewRow[];
}

const EXAMPLES = 25;

/** What a rule would do if it were saved as it is: asked of the very statement by which products follow it. */
export async function rulePreview(
  database: Database,
  shopId: number,
  { id, draft }: { id: number | null; draft: RuleDraft },
): Promise<RulePreview | null> {
  const scope = await marketScope(database, shopId);
  if (!scope) return null;
  const rules = standing(withDraft(await mappingRules(database, scope), { id, draft }));
  const isOn = rules.some((rule) => rule.id === (id ?? NEW_RULE_ID));
  const changed = { id, test: isOn ? draft : null };
  const [fitting, effect, examples] = await Promise.all([
    countFitting(database, scope, draft),
    ruleEffect(database, scope, { changed, rules }),
    ruleExamples(database, scope, { changed, rules, limit: EXAMPLES }),
  ]);
  return {
    ...effect,
    fitting,
    rows: examples.map(({ productId, beforePath, afterPath, ...row }) => ({
      ...row,
      productId: productId.toString(),
      before: beforePath,
      after: afterPath,
    })),
  };
}

/** The rules as they would be: the changed one in its place, a new one behind all others. */
function withDraft(
  rules: MappingRule[],
  { id, draft }: { id: number | null; draft: RuleDraft },
): MappingRule[] {
  const changed = (rule: MappingRule) => ({
    ...rule,
    ...draft,
    reason: rule.categoryId === draft.categoryId ? rule.reason : null,
  });
  if (id !== null) return rules.map((rule) => (rule.id === id ? changed(rule) : rule));
  const added = {
    ...draft,
    id: NEW_RULE_ID,
    isEnabled: true,
    reason: null,
    createdBy: "",
    createdAt: new Date(0),
  };
  return [...rules, added];
}
