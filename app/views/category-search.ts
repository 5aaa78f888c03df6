import MiniSearch, { type SearchResult } from "minisearch";
import { categoryWords } from "../domain/category-words";

/** A category that can be found: a leaf, with the names that lead to it. */
export interface SearchableCategory {
  id: string;
  /** From the root to the leaf, in the merchant's language. */
  pathNames: string[];
  /** The same in the market's language, where that is another one. */
  otherPathNames: string[];
}

/** Finds categories by words of their path. Answers ids, the best first. */
export type CategorySearch = (query: string, limit: number) => string[];

/** Below this length a word is too short to be misspelt. */
const SHORTEST_TYPO = 4;
const SHORTEST_TANGLE = 3;
const PIECES_OF_INDEXING = { chunkSize: 500 };
/** Results that are looked at again word by word; a query of one letter has thousands. */
const RANKED = 600;

interface IndexedCategory {
  id: string;
  leaf: string;
  above: string;
}

/** Words of the index, in order. */
class Vocabulary {
  readonly #words: string[];

  constructor(words: Iterable<string>) {
    this.#words = [...words].sort();
  }

  has(word: string): boolean {
    return this.#firstFrom(word) === word;
  }

  hasBeginning(beginning: string): boolean {
    return this.#firstFrom(beginning)?.startsWith(beginning) ?? false;
  }

  #firstFrom(word: string): string | undefined {
    let [from, to] = [0, this.#words.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.#words[middle] ?? "") < word) from = middle + 1;
      else to = middle;
    }
    return this.#words[from];
  }
}

/**
 * Puts two neighbouring letters right that were typed in the wrong order: the commonest slip, and two edits to the
 * index, which is more than a short word may have.
 */
function untangled(word: string, words: Vocabulary): string {
  if (word.length < SHORTEST_TANGLE || words.hasBeginning(word)) return word;
  const swapped = Array.from({ length: word.length - 1 }, (_, at) =>
    [word.slice(0, at), word[at + 1], word[at], word.slice(at + 2)].join(""),
  );
  const found = swapped.find((each) => words.has(each));
  return found ?? swapped.find((each) => words.hasBeginning(each)) ?? word;
}

/** Indexes categories, a few at a time, so that a process that serves pages stays responsive meanwhile. */
export async function indexCategories(categories: SearchableCategory[]): Promise<CategorySearch> {
  const words = new Set<string>();
  const index = new MiniSearch<IndexedCategory>({
    fields: ["leaf", "above"],
    tokenize: categoryWords,
    processTerm: (term) => {
      words.add(term);
      return term;
    },
    searchOptions: {
      processTerm: (term) => untangled(term, vocabulary),
      boost: { leaf: 4 },
      // The last word is still being typed.
      prefix: (term, position, terms) => term.length > 2 || position === terms.length - 1,
      fuzzy: (term) => (term.length < SHORTEST_TYPO ? false : term.length < 8 ? 1 : 2),
      weights: { prefix: 0.5, fuzzy: 0.3 },
    },
  });
  await index.addAllAsync(categories.map(asIndexed), PIECES_OF_INDEXING);
  const vocabulary = new Vocabulary(words);
  return (query, limit) => {
    const all = index.search(query, { combineWith: "AND" });
    // Nothing has all the words: whatever has most of them.
    const found = all.length > 0 ? all : index.search(query);
    return ranked(found, new Set(categoryWords(query)).size)
      .slice(0, limit)
      .map(({ id }) => String(id));
  };
}

function asIndexed({ id, pathNames, otherPathNames }: SearchableCategory): IndexedCategory {
  const leafOf = (names: string[]) => names.at(-1) ?? "";
  const aboveOf = (names: string[]) => names.slice(0, -1).join(" ");
  return {
    id,
    leaf: `${leafOf(pathNames)} ${leafOf(otherPathNames)}`,
    above: `${aboveOf(pathNames)} ${aboveOf(otherPathNames)}`,
  };
}

/** Words matched in the leaf come first, then words matched at all, then how well they match. */
function ranked(found: SearchResult[], words: number): SearchResult[] {
  return found
    .slice(0, RANKED)
    .map((result) => ({ result, inLeaf: wordsInLeaf(result), inAll: result.queryTerms.length }))
    .sort(
      (a, b) =>
        Math.min(b.inAll, words) - Math.min(a.inAll, words) ||
        b.inLeaf - a.inLeaf ||
        b.result.score - a.result.score,
    )
    .map(({ result }) => result);
}

/** How many of the query's words match one of the leaf's. */
function wordsInLeaf({ match, terms, queryTerms }: SearchResult): number {
  const leafTerms = terms.filter((term) => match[term]?.includes("leaf"));
  return Math.min(leafTerms.length, queryTerms.length);
}
