import type { Category, CategoryTree } from "./category-tree";
import { weightedWords, wordsOf, type WeightedWord } from "./words";

interface Leaf {
  category: Category;
  /** "Chests & Dressers" has two names; matching one of them well is enough. */
  names: string[][];
  /** For whom, by the names on the way to the leaf. */
  people: string[];
}

interface Posting {
  leaf: number;
  weight: number;
}

const NAME_WEIGHT = 3;
const HEAD_WORD_WEIGHT = 4.5;
const PARENT_WEIGHT = 1;
const ANCESTOR_WEIGHT = 0.5;
const LEAST_COVERAGE = 0.33;
const COMPARED_LEAVES = 24;
const OTHER_PEOPLE_FACTOR = 0.5;

const PEOPLE = new Set(["women", "men", "girl", "boy", "kid", "baby"]);

/** Finds the leaf whose name and place in the tree have most of a title's words. Built once a tree, asked often. */
export class RecommendationIndex {
  readonly #leaves: Leaf[] = [];
  readonly #postings = new Map<string, Posting[]>();
  readonly #rarity = new Map<string, number>();
  readonly #scores: Float64Array;

  constructor(tree: CategoryTree) {
    for (const category of tree.leaves()) this.#addLeaf(category, tree.pathTo(category.id));
    this.#scores = new Float64Array(this.#leaves.length);
    for (const [word, postings] of this.#postings) {
      this.#rarity.set(word, Math.log(1 + this.#leaves.length / postings.length));
    }
  }

  get leaves(): Category[] {
    return this.#leaves.map(({ category }) => category);
  }

  /** The best leaf for the text, or null when no leaf's name has enough of it. */
  best(text: string, options: { includeProhibited?: boolean } = {}): Category | null {
    const words = weightedWords(text, (word) => this.#postings.has(word));
    const candidates = this.#candidates(words);
    const weights = strongest(words);
    const people = [...weights.keys()].filter((word) => PEOPLE.has(word));
    let best: { leaf: Leaf; score: number } | null = null;
    for (const { index, score: rough } of candidates) {
      const leaf = this.#leaves[index];
      if (!leaf || (leaf.category.permission === "PROHIBITED" && !options.includeProhibited))
        continue;
      const coverage = Math.max(...leaf.names.map((name) => coverageOf(name, weights)));
      const score = rough * (0.35 + 0.65 * coverage) * peopleFactor(leaf, people);
      if (coverage >= LEAST_COVERAGE && score > (best?.score ?? 0)) best = { leaf, score };
    }
    return best?.leaf.category ?? null;
  }

  #candidates(words: WeightedWord[]): { index: number; score: number }[] {
    const touched: number[] = [];
    for (const [word, weight] of strongest(words)) {
      const worth = weight * (this.#rarity.get(word) ?? 0);
      for (const posting of this.#postings.get(word) ?? []) {
        const score = this.#scores[posting.leaf] ?? 0;
        if (score === 0) touched.push(posting.leaf);
        this.#scores[posting.leaf] = score + worth * posting.weight;
      }
    }
    const scored = touched.map((index) => ({ index, score: this.#scores[index] ?? 0 }));
    for (const index of touched) this.#scores[index] = 0;
    return scored.sort((a, b) => b.score - a.score || a.index - b.index).slice(0, COMPARED_LEAVES);
  }

  #addLeaf(category: Category, path: Category[]): void {
    const index = this.#leaves.length;
    const names = category.name.split(/ & |, | and /).map(wordsOf);
    const people = path.flatMap(({ name }) => wordsOf(name)).filter((word) => PEOPLE.has(word));
    this.#leaves.push({ category, names, people });
    const weights = new Map<string, number>();
    const note = (word: string, weight: number) =>
      weights.set(word, Math.max(weight, weights.get(word) ?? 0));
    path
      .slice(0, -2)
      .forEach(({ name }) => wordsOf(name).forEach((word) => note(word, ANCESTOR_WEIGHT)));
    path
      .slice(-2, -1)
      .forEach(({ name }) => wordsOf(name).forEach((word) => note(word, PARENT_WEIGHT)));
    for (const name of names) {
      name.forEach((word, at) =>
        note(word, at === name.length - 1 ? HEAD_WORD_WEIGHT : NAME_WEIGHT),
      );
    }
    for (const [word, weight] of weights) this.#post(word, { leaf: index, weight });
  }

  #post(word: string, posting: Posting): void {
    const postings = this.#postings.get(word) ?? [];
    postings.push(posting);
    this.#postings.set(word, postings);
  }
}

/** A thing for children is not looked for among women's things. */
function peopleFactor(leaf: Leaf, people: string[]): number {
  const contradicts = people.length > 0 && leaf.people.length > 0;
  return contradicts && !leaf.people.some((word) => people.includes(word))
    ? OTHER_PEOPLE_FACTOR
    : 1;
}

function strongest(words: WeightedWord[]): Map<string, number> {
  const weights = new Map<string, number>();
  for (const { word, weight } of words) weights.set(word, Math.max(weight, weights.get(word) ?? 0));
  return weights;
}

function coverageOf(name: string[], weights: Map<string, number>): number {
  const sum = name.reduce((total, word) => total + (weights.get(word) ?? 0), 0);
  return name.length === 0 ? 0 : sum / name.length;
}
