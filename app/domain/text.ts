/** The text as PostgreSQL, JSON and UTF-8 can hold it: U+FFFD for half a surrogate pair, and no U+0000. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll("\0", "");
}

/** An answer's JSON with all its texts made storable; names of fields stay as they are. */
export function storableJson(json: unknown): unknown {
  if (typeof json === "string") return storableText(json);
  if (Array.isArray(json)) return json.map(storableJson);
  if (typeof json !== "object" || json === null) return json;
  return Object.fromEntries(
    Object.entries(json).map(([name, value]) => [name, storableJson(value)]),
  );
}

const characters = new Intl.Segmenter(undefined, { granularity: "grapheme" });
/** No character that people write is longer; longer ones are divided, at a surrogate pair's end. */
const LONGEST_CHARACTER = 64;

/**
 * The beginning of the text, at most so long, without the part of a character that would be cut.
 * @param length in UTF-16 units, as `String.length`
 */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text;
  const start = Math.max(0, length - LONGEST_CHARACTER);
  const around = characters.segment(text.slice(start, length + LONGEST_CHARACTER));
  const divided = around.containing(length - start)?.index ?? 0;
  return divided > 0 ? text.slice(0, start + divided) : withoutHalfPair(text.slice(0, length));
}

function withoutHalfPair(text: string): string {
  return /[\uD800-\uDBFF]$/.test(text) ? text.slice(0, -1) : text;
}
