/** The words of a title, each once. */
export function wordsOf(title: string): Set<string> {
  return new Set(title.toLocaleLowerCase().match(/[\p{L}\p{N}]+(?:['’][\p{L}]+)?/gu) ?? []);
}

/** How many items there are of each key. */
export function countBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

/** In how many titles each word is. */
export function countWords(products: readonly { words: Set<string> }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { words } of products)
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/**
 * How much more often a word is here than elsewhere, as a G statistic; 0 where it is not. Each pair is how many titles
 * have it, of how many.
 */
export function gStatistic(
  [here, size]: [number, number],
  [elsewhere, rest]: [number, number],
): number {
  if (rest === 0 || here / size <= elsewhere / rest) return 0;
  const share = (here + elsewhere) / (size + rest);
  return (
    2 *
    (surprise(here, size * share) +
      surprise(size - here, size * (1 - share)) +
      surprise(elsewhere, rest * share) +
      surprise(rest - elsewhere, rest * (1 - share)))
  );
}

function surprise(observed: number, expected: number): number {
  return observed === 0 ? 0 : observed * Math.log(observed / expected);
}
