/** Products that TikTok Shop refused by one code. */
export interface Refusal {
  code: string;
  /** TikTok Shop's own words for the last of them. */
  words: string | null;
  products: number;
}

/** What TikTok Shop answered to some products, and which of the answers were refusals. */
export interface Answers {
  answers: number;
  refusals: Refusal[];
}

/** Fewer answers say nothing about the others. */
const FEWEST = 50;
/** Older ones say nothing about the present: so many times the fewest are looked at. */
const LOOKED_AT = 4;
/** Each time that the merchant goes on all the same, it takes so many times more of them. */
const PATIENCE_GROWS = 10;
const SHARE = 0.9;

/**
 * The refusal that nine of ten of a run's latest answers are, or null. One that comes to nearly every product is not
 * about the products.
 * @param latest newest first
 */
export function commonRefusal(latest: Answers[], pausedBefore: number): Refusal | null {
  const fewest = FEWEST * PATIENCE_GROWS ** pausedBefore;
  const looked: Answers[] = [];
  let answers = 0;
  for (const part of latest) {
    if (answers >= fewest * LOOKED_AT) break;
    looked.push(part);
    answers += part.answers;
  }
  if (answers < fewest) return null;
  const common = sumUp(looked.flatMap(({ refusals }) => refusals)).find(
    ({ products }) => products >= answers * SHARE,
  );
  return common ?? null;
}

/** Refusals of the same code together; the words are the first ones. */
export function sumUp(refusals: Refusal[]): Refusal[] {
  const byCode = new Map<string, Refusal>();
  for (const { code, words, products } of refusals) {
    const known = byCode.get(code);
    byCode.set(code, {
      code,
      words: known?.words ?? words,
      products: (known?.products ?? 0) + products,
    });
  }
  return [...byCode.values()];
}
