import { SYNONYMS } from "./synonyms";

export interface WeightedWord {
  word: string;
  weight: number;
}

const AFTER_THESE_DETAILS_FOLLOW = new Set(
  "with for in by mit fur aus im con para sin ohne und".split(" "),
);
const DETAIL_WEIGHT = 0.45;

/** Words of the tree that in a title tell nothing about the kind of product. */
const SAY_NOTHING = new Set("set kit pack piece high one canvas free home of and".split(" "));

/** Words that matter wherever they stand: for whom or for what the product is. */
const AUDIENCES = new Set(
  "women men girl boy kid baby dog cat pet car phone camping garden bicycle".split(" "),
);

const SAME_IN_PLURAL = /(ss|us|is)$/;

const IRREGULAR: Record<string, string> = {
  womens: "women",
  woman: "women",
  mens: "men",
  man: "men",
  mice: "mouse",
  knives: "knife",
  shelves: "shelf",
  scarves: "scarf",
};

const synonyms = parse(SYNONYMS);

/** Words as the index knows them: lower case, no accents, singular, "T-shirt" as one word. */
export function wordsOf(text: string): string[] {
  return plain(text)
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .map(singular);
}

/** A title's words and, for each, what the tree may call it; the thing itself weighs more than details about it. */
export function weightedWords(text: string, knows: (word: string) => boolean): WeightedWord[] {
  const found: WeightedWord[] = [];
  let weight = 1;
  for (const token of plain(text).match(/[a-z0-9]+|,/g) ?? []) {
    if (token === ",") weight = Math.min(weight, 0.6);
    else if (AFTER_THESE_DETAILS_FOLLOW.has(token)) weight = DETAIL_WEIGHT;
    else
      for (const word of meaningsOf(token, knows))
        found.push({ word, weight: AUDIENCES.has(word) ? 1 : weight });
  }
  return found;
}

function meaningsOf(token: string, knows: (word: string) => boolean): string[] {
  const word = singular(token);
  if (SAY_NOTHING.has(word)) return [];
  const own = knows(word) ? [word] : [];
  const others = synonyms.get(token) ?? synonyms.get(word) ?? [];
  const meanings = [...own, ...others];
  return meanings.length > 0 || token.length < 8 ? meanings : partsOf(token, knows);
}

/** German writes "Keramiktasse" in one word: its end says what it is, its start what kind. */
function partsOf(token: string, knows: (word: string) => boolean): string[] {
  for (let cut = 3; cut <= token.length - 4; cut++) {
    const end = lookUp(token.slice(cut), knows);
    if (end.length > 0) return [...lookUp(token.slice(0, cut).replace(/[sn]$/, ""), knows), ...end];
  }
  return [];
}

function lookUp(part: string, knows: (word: string) => boolean): string[] {
  const word = singular(part);
  return synonyms.get(part) ?? synonyms.get(word) ?? (word.length > 3 && knows(word) ? [word] : []);
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/ß/g, "ss")
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/['’]s\b|s['’](?=\s|$)/g, "s")
    .replace(/\bt-? ?shirts?\b/g, "tshirt");
}

function singular(word: string): string {
  const irregular = IRREGULAR[word];
  if (irregular) return irregular;
  if (word.length < 4 || SAME_IN_PLURAL.test(word)) return word;
  if (/(ie|ies)$/.test(word) && word.length > 4) return word.replace(/ies?$/, "y");
  if (/(sh|ch|x|ss)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith("s") ? word.slice(0, -1) : word;
}

function parse(text: string): Map<string, string[]> {
  const map = new Map<string, string[]>();
  for (const line of text.trim().split("\n")) {
    const [targets = "", words = ""] = line.split(" = ");
    for (const word of words.split(" ")) {
      map.set(word, [...new Set([...(map.get(word) ?? []), ...targets.split(" ").map(singular)])]);
    }
  }
  return map;
}
