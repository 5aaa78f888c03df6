/** Local categories with more products to ask about are asked by a sample first. */
export const SAMPLED_ABOVE = 20;

/**
 * Products of a sample, spread over the local category by type, vendor and title. Ten tell a category that agrees to
 * nine tenths from one that is mixed, and cost a twenty-first product's category at most half of its calls.
 */
export const SAMPLE_SIZE = 10;

/** A share of the sample, in percent, that a merchant may choose. Below the half, the rest would take a minority's answer. */
export const SAMPLE_SHARES = [70, 80, 90, 100] as const;

/** How the products of a sample were answered. */
export interface SampleAnswers {
  /** All products of the sample, also those without a recommendation. */
  asked: number;
  answers: { categoryId: string; products: number }[];
}

/** What the rest of the local category takes: the category that enough of the sample agree on, or null to ask all. */
export function agreedAnswer(
  { asked, answers }: SampleAnswers,
  sharePercent: number,
): string | null {
  const [leading] = [...answers].sort((a, b) => b.products - a.products);
  if (!leading || asked === 0) return null;
  return leading.products * 100 >= sharePercent * asked ? leading.categoryId : null;
}
