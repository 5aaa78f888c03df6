/** Whose decision about a product stands, the strongest first. The order of precedence of the whole app. */
export const DECISION_SOURCES = ["merchant", "rule", "category-mapping", "confidence"] as const;

/**
 * `merchant`: about this product, alone or with others; `rule`: a rule that the merchant wrote; `category-mapping`: the
 * merchant's decision for its local category; `confidence`: confirmed by itself within the merchant's error budget.
 */
export type DecisionSource = (typeof DECISION_SOURCES)[number];

/** Decisions that one of this source may take the place of. A machine's never takes a merchant's. */
export function replaceableBy(source: DecisionSource): DecisionSource[] {
  return DECISION_SOURCES.slice(DECISION_SOURCES.indexOf(source));
}

/** What one decision is about. */
export const DECISION_SCOPES = [
  "products",
  "matching",
  "local-category",
  "new-product",
  "replacement",
  "rule",
  "confidence",
  "import",
  "run",
] as const;

export type DecisionScope = (typeof DECISION_SCOPES)[number];

/** So many products are decided about while the merchant waits; more of them in the background. */
export const DECIDED_AT_ONCE = 2_000;
