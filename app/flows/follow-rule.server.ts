import type { ProductId } from "../domain/ids";
import type { Database } from "../tables/database.server";
import type { DecisionJob } from "../tables/decision-jobs.server";
import { deriveDecisions, keepRuleDecisions } from "../tables/derived-decisions.server";
import { mappingRules, standing } from "../tables/mapping-rules.server";
import { nextAffected } from "../tables/rule-previews.server";

/**
 * Lets the next products stand as the rules say now, of those that a changed rule decided or fits. What it decided
 * before is kept first, where the merchant wants that.
 */
export async function followRule(
  tx: Database,
  job: DecisionJob,
  slice: { after: ProductId; limit: number },
): Promise<{ productIds: ProductId[]; decided: ProductId[] }> {
  const { id: decisionId, ruleId, decidedBy: by, startedAt: at } = job;
  if (ruleId === null) return { productIds: [], decided: [] };
  const rules = standing(await mappingRules(tx, job));
  const test = rules.find((rule) => rule.id === ruleId) ?? null;
  const changed = { id: ruleId, test };
  const productIds = await nextAffected(tx, job, { changed, ...slice });
  const kept = job.keepsDecided
    ? await keepRuleDecisions(tx, job, { productIds, ruleId, decisionId, by, at })
    : [];
  const enteredIn = { decisionId };
  const derived = await deriveDecisions(tx, job, { productIds, rules, enteredIn, at });
  return { productIds, decided: [...kept, ...derived] };
}
