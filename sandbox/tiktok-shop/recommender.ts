import { hashOf, pick, shareOf } from "../catalog/seeded";
import type { Category, CategoryTree } from "./category-tree";
import type { Knobs } from "./options";
import { RecommendationIndex } from "./recommendation-index";

export interface AskedProduct {
  title: string;
  description: string;
  /** The source shop's own words for its kind, where the API takes them; asked when the title says nothing. */
  sourceContext: string;
  includeProhibited: boolean;
}

/** Names a leaf for a product: the best by its words, or, for the noisy share of titles, a wrong one. */
export class Recommender {
  readonly #indexes = new WeakMap<CategoryTree, { revision: number; index: RecommendationIndex }>();
  readonly #knobs: () => Knobs;

  constructor(knobs: () => Knobs) {
    this.#knobs = knobs;
  }

  recommend(tree: CategoryTree, product: AskedProduct): Category | null {
    const index = this.#indexOf(tree);
    const options = { includeProhibited: product.includeProhibited };
    const best =
      index.best(product.title, options) ??
      index.best(product.sourceContext, options) ??
      index.best(product.description, options);
    if (!best) return null;
    const { noise, seed } = this.#knobs();
    return shareOf(`noise ${seed} ${product.title}`) < noise
      ? wrongLeaf({ index, best, seed, title: product.title })
      : best;
  }

  #indexOf(tree: CategoryTree): RecommendationIndex {
    const known = this.#indexes.get(tree);
    if (known?.revision === tree.revision) return known.index;
    const index = new RecommendationIndex(tree);
    this.#indexes.set(tree, { revision: tree.revision, index });
    return index;
  }
}

interface WrongLeafChoice {
  index: RecommendationIndex;
  best: Category;
  seed: number;
  title: string;
}

/** Half of the mistakes are a neighbour of the right leaf and half are anything, as sellers report. */
function wrongLeaf({ index, best, seed, title }: WrongLeafChoice): Category {
  const choice = hashOf(`wrong ${seed} ${title}`);
  const others = index.leaves.filter(
    ({ id, permission }) => id !== best.id && permission !== "PROHIBITED",
  );
  const neighbours = others.filter(({ parentId }) => parentId === best.parentId);
  const pool = choice % 2 === 0 && neighbours.length > 0 ? neighbours : others;
  return pool.length > 0 ? pick(pool, choice >>> 1) : best;
}
