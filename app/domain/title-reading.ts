// Which of several categories a product's title speaks for, learned from the titles of one local category alone. Why this
// is worth asking for, and what it cannot know, is in docs/decisions/0072-titles-are-a-second-reading.md.

import { countBy, countWords, gStatistic, wordsOf } from "./title-words";

/** A product of a local category, and what TikTok Shop answered for it. */
export interface TitledProduct<Id> {
  id: Id;
  title: string;
  answer: string;
}

/** Products whose titles read like one category. */
export interface TitleReading<Id> {
  categoryId: string;
  /** Words that its titles have and others do not, the most telling first. */
  words: string[];
  /** Its titles speak for no category: they are what is left over of several. */
  isLeftOver: boolean;
  /** With this answer, and with another one. */
  answered: Id[];
  others: Id[];
}

/** Answers that fewer products have, or a smaller share of them, are taken for strays. */
const FEWEST_PRODUCTS = 4;
const SMALLEST_SHARE = 0.04;
const MOST_CATEGORIES = 8;
/** How much more often a word has to be in the titles of an answer than in others, as a G statistic. */
const TELLING = 10;
/** A category has words of its own in most of its titles; by chance, a colour is in some of them. */
const LEAST_COVERED = 0.6;
/** How much likelier the best category has to be than the next one, in log-odds. */
const CLEAR = 1;
const SHOWN_WORDS = 3;

/** Reads the titles of one local category. The biggest reading comes first; one alone says that all read alike. */
export function readTitles<Id>(products: readonly TitledProduct<Id>[]): TitleReading<Id>[] {
  const worded = products.map((product) => ({ ...product, words: wordsOf(product.title) }));
  const categories = categoriesWithWords(worded);
  const readings = categories.map(({ categoryId, own }) => emptyReading<Id>(categoryId, own));
  const [only, second] = readings;
  const unclear: typeof worded = [];
  for (const product of worded) {
    const categoryId = second ? speaksFor(product.words, categories) : only?.categoryId;
    const reading = readings.find((each) => each.categoryId === categoryId);
    if (reading) add(reading, product);
    else unclear.push(product);
  }
  return [...readings, leftOver(unclear)]
    .filter((reading) => sizeOf(reading) > 0)
    .sort((a, b) => sizeOf(b) - sizeOf(a));
}

/** Titles that speak for nothing: what most of them got may be right for all. */
function leftOver<Id>(products: (TitledProduct<Id> & WordedProduct)[]): TitleReading<Id> {
  const [leading] = [...countBy(products, ({ answer }) => answer)].sort((a, b) => b[1] - a[1]);
  const reading = { ...emptyReading<Id>(leading?.[0] ?? "", new Map()), isLeftOver: true };
  for (const product of products) add(reading, product);
  return reading;
}

function add<Id>(reading: TitleReading<Id>, { id, answer }: TitledProduct<Id>): void {
  (answer === reading.categoryId ? reading.answered : reading.others).push(id);
}

function sizeOf({ answered, others }: TitleReading<unknown>): number {
  return answered.length + others.length;
}

interface WordedProduct {
  answer: string;
  words: Set<string>;
}

/** A category that some titles speak for. */
interface ReadCategory {
  categoryId: string;
  /** Words that its titles have more often than others, each with how telling it is. */
  own: Map<string, number>;
  /** In how many of its titles each word is. */
  counts: Map<string, number>;
  products: number;
}

/**
 * The leading answer, and the others whose titles differ from all the rest: titles with a stray answer read like
 * those of the category that they belong to.
 */
function categoriesWithWords(products: WordedProduct[]): ReadCategory[] {
  const everywhere = countWords(products);
  return [...countBy(products, ({ answer }) => answer)]
    .filter(([, count]) => count >= Math.max(FEWEST_PRODUCTS, products.length * SMALLEST_SHARE))
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_CATEGORIES)
    .map(([categoryId]) => {
      const members = products.filter(({ answer }) => answer === categoryId);
      const counts = countWords(members);
      const own = new Map<string, number>();
      for (const [word, count] of counts) {
        const rest = (everywhere.get(word) ?? 0) - count;
        const g = gStatistic([count, members.length], [rest, products.length - members.length]);
        if (g >= TELLING) own.set(word, g);
      }
      const covered = members.filter(({ words }) => [...words].some((word) => own.has(word)));
      const isCovered = covered.length >= members.length * LEAST_COVERED;
      return { categoryId, own: isCovered ? own : new Map(), counts, products: members.length };
    })
    .filter(({ own }, rank) => rank === 0 || own.size > 0);
}

/** The category that a title's telling words speak for, or undefined where they do not. */
function speaksFor(words: Set<string>, categories: ReadCategory[]): string | undefined {
  const telling = [...words].filter((word) => categories.some(({ own }) => own.has(word)));
  if (telling.length === 0) return undefined;
  const [best, next] = categories
    .map(({ categoryId, counts, products }) => ({
      categoryId,
      score: telling.reduce(
        (sum, word) => sum + Math.log(((counts.get(word) ?? 0) + 0.5) / (products + 1)),
        // A few strays of a kind have its words, too.
        Math.log(products),
      ),
    }))
    .sort((a, b) => b.score - a.score);
  if (!best || (next && best.score - next.score < CLEAR)) return undefined;
  return best.categoryId;
}

function emptyReading<Id>(categoryId: string, own: Map<string, number>): TitleReading<Id> {
  const words = [...own]
    .sort((a, b) => b[1] - a[1])
    .slice(0, SHOWN_WORDS)
    .map(([word]) => word);
  return { categoryId, words, isLeftOver: false, answered: [], others: [] };
}

/** More products than this in one local category are not read: their groups are decided as they are. */
export const MOST_READ = 10_000;

/** What names a reading within its local category. */
export function keyOf({ categoryId, isLeftOver }: TitleReading<unknown>): string {
  return isLeftOver ? "rest" : categoryId;
}
