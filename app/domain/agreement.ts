/** How many products of one local category got which recommendation. */
export interface Agreement {
  /** Products with a recommendation. */
  recommended: number;
  /** Biggest first. */
  answers: { categoryId: string; products: number }[];
}

/** The evidence of one local category, from counted recommendations. Ties keep the order of the ids. */
export function agreementOf(counts: Iterable<{ categoryId: string; products: number }>): Agreement {
  const answers = [...counts]
    .filter(({ products }) => products > 0)
    .sort((a, b) => b.products - a.products || a.categoryId.localeCompare(b.categoryId));
  return { recommended: answers.reduce((sum, { products }) => sum + products, 0), answers };
}
