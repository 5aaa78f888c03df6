/** A product whose recommendation a merchant replaced. */
export interface Correction {
  localCategoryId: number;
  productType: string;
  title: string;
  from: string;
  to: string;
}

/** How many products of a local category with one recommendation were confirmed with which category. */
export interface Settled {
  localCategoryId: number;
  recommended: string;
  confirmed: string;
  products: number;
}

/** What the corrections so far say about products that nobody decided about. */
export type CorrectionOffer =
  | { kind: "answer"; localCategoryId: number; from: string; to: string; corrected: number }
  | { kind: "word"; productType: string; word: string; to: string; corrected: number };

/**
 * The same recommendation within the same local category: offered is what the merchant replaced it by most often, if
 * that is more often than it was confirmed as it is, or replaced by something else.
 */
export function answerOffers(corrections: Correction[], settled: Settled[]): CorrectionOffer[] {
  const groups = groupedBy(
    corrections,
    ({ localCategoryId, from }) => `${localCategoryId}:${from}`,
  );
  return groups.flatMap((group): CorrectionOffer[] => {
    const [{ localCategoryId, from }] = group;
    const [best] = groupedBy(group, ({ to }) => to).sort((a, b) => b.length - a.length);
    if (!best) return [];
    const [{ to }] = best;
    const others = settled
      .filter((each) => each.localCategoryId === localCategoryId && each.recommended === from)
      .filter(({ confirmed }) => confirmed !== to)
      .reduce((sum, { products }) => sum + products, 0);
    return best.length > others
      ? [{ kind: "answer", localCategoryId, from, to, corrected: best.length }]
      : [];
  });
}

/** A title of a product type, with the category that is confirmed for it. */
export interface TypeTitle {
  productType: string;
  title: string;
  confirmed: string | null;
}

const MIN_TITLES = 2;
const WORDS = 2;

/**
 * The same word in the title within the same product type. A word speaks for a category if at least two corrected titles
 * have it, no title that was confirmed for another category has it, and less than half of the type's titles do: else it
 * says nothing about what the product is ("Kiln", "large", the type itself).
 */
export function wordOffers(corrections: Correction[], titles: TypeTitle[]): CorrectionOffer[] {
  const groups = groupedBy(
    corrections.filter(({ productType }) => productType !== ""),
    ({ productType, to }) => `${to}:${productType}`,
  );
  return groups.flatMap((group) => {
    const [{ productType, to }] = group;
    const ofType = titles
      .filter((each) => each.productType === productType)
      .map(({ title, confirmed }) => ({ words: titleWords(title), confirmed }));
    return [...timesOfWords(group.map(({ title }) => title))]
      .filter(([word, times]) => times >= MIN_TITLES && marks(word, to, ofType))
      .sort(([a, timesOfA], [b, timesOfB]) => timesOfB - timesOfA || a.localeCompare(b))
      .slice(0, WORDS)
      .map(([word, corrected]): CorrectionOffer => ({
        kind: "word",
        productType,
        word,
        to,
        corrected,
      }));
  });
}

interface TitleWords {
  words: Set<string>;
  confirmed: string | null;
}

function marks(word: string, to: string, titles: TitleWords[]): boolean {
  const having = titles.filter(({ words }) => words.has(word));
  return (
    having.every(({ confirmed }) => confirmed === null || confirmed === to) &&
    having.length * 2 < titles.length
  );
}

const MIN_LETTERS = 3;

/** The words of a title that may say what the product is: no numbers, nothing short, without the s of a plural. */
export function titleWords(title: string): Set<string> {
  const words = title
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= MIN_LETTERS && !/\d/.test(word));
  return new Set(words.map((word) => (/[^s]s$/.test(word) ? word.slice(0, -1) : word)));
}

function timesOfWords(titles: string[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const title of titles)
    for (const word of titleWords(title)) times.set(word, (times.get(word) ?? 0) + 1);
  return times;
}

type NonEmpty<Value> = [Value, ...Value[]];

function groupedBy<Value>(values: Value[], keyOf: (value: Value) => string): NonEmpty<Value>[] {
  const groups = new Map<string, NonEmpty<Value>>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group) group.push(value);
    else groups.set(keyOf(value), [value]);
  }
  return [...groups.values()];
}
