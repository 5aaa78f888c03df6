const MARKS = /\p{Diacritic}/gu;
const SEPARATORS = /[^\p{L}\p{N}]+/u;
/** Scripts that put no spaces between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/**
 * The words of a name or of what somebody typed: lower case, without accents, apostrophes and the s of a plural.
 * "Women's T-Shirts" gives "women", "t", "shirt" and "tshirt", since people write all of that.
 */
export function categoryWords(text: string): string[] {
  const plain = text
    .normalize("NFKD")
    .replace(MARKS, "")
    .toLowerCase()
    .replace(/['’]s?\b/gu, "");
  return plain.split(/[\s/,&>›()]+/u).flatMap(wordsOfPiece);
}

function wordsOfPiece(piece: string): string[] {
  if (UNSPACED.test(piece)) return segments(piece);
  const parts = piece.split(SEPARATORS).filter((part) => part !== "");
  const words = parts.length > 1 ? [...parts, parts.join("")] : parts;
  return words.map(withoutPlural);
}

function segments(piece: string): string[] {
  const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });
  return [...segmenter.segment(piece)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment);
}

function withoutPlural(word: string): string {
  return word.length > 3 && word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
}
