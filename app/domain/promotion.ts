/**
 * Words of promotions in the languages of TikTok Shop's markets. Most are whole words: "wholesale" is no sale and
 * "dealer" no deal.
 */
const WORDS = [
  // English
  ...[
    "sales?",
    "deals?",
    "clearance",
    "outlet",
    "discount(?:s|ed)?",
    "promos?",
    "promotions?",
    "bogo",
    "markdowns?",
  ],
  ...[
    "special offers?",
    "last chance",
    "black friday",
    "cyber (?:monday|week)",
    "boxing day",
    "prime day",
  ],
  ...[
    "(?:mother|father|valentine)['’]?s['’]? day",
    "valentine['’]?s?",
    "christmas",
    "x-?mas",
    "halloween",
    "easter",
  ],
  ...["thanksgiving", "new year['’]?s?", "holidays?", "back to school", "gift guides?", "advent"],
  // German
  ...[
    "rabatte?",
    "angebote?",
    "aktion",
    "aktionen",
    "ausverkauf",
    "schlussverkauf",
    "muttertag",
    "vatertag",
  ],
  ...["valentinstag", "weihnacht(?:en|s\\p{L}*)", "ostern", "schulanfang"],
  // French, Italian
  ...["soldes?", "remises?", "noël", "pâques", "fête des (?:mères|pères)", "saint-valentin"],
  ...["saldi", "sconti?", "offerte?", "natale", "pasqua", "festa (?:della mamma|del papà)"],
  // Spanish, Portuguese
  ...[
    "rebajas",
    "ofertas?",
    "descuentos?",
    "navidad",
    "día de (?:la madre|el padre|san valentín)",
    "día del padre",
  ],
  ...[
    "promoç(?:ão|ões)",
    "descontos?",
    "liquidação",
    "natal",
    "páscoa",
    "dia d(?:as|os) (?:mães|pais)",
  ],
  // Indonesian, Malay, Vietnamese
  ...["diskon", "jualan murah", "lebaran", "hari raya", "giảm giá", "khuyến mãi", "tết"],
];

/** Written without spaces between words, so that they are looked for anywhere. */
const PARTS = [
  "セール",
  "割引",
  "母の日",
  "父の日",
  "クリスマス",
  "促销",
  "打折",
  "特价",
  "春节",
  "할인",
  "ลดราคา",
  "โปรโมชั่น",
];

// "100 % linen" says what it is made of.
const PERCENT = /(?<!\d)\d{1,2}\s*[%％]/u;
const PROMOTION = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${WORDS.join("|")})(?![\\p{L}\\p{N}])|${PARTS.join("|")}`,
  "iu",
);

/**
 * Whether a collection is a promotion by its title: a percentage ("Summer sale 25 % off"), a word of sales, or a day
 * that shops sell for ("Mother's Day"). Such a collection says when something is sold, not what it is.
 */
export function isPromotion(title: string): boolean {
  return PERCENT.test(title) || PROMOTION.test(title.normalize("NFC"));
}
