/**
 * Codes by which TikTok Shop refuses one product or one picture, as its pages Recommend Category, Upload Product Image
 * and Common Errors list them (M): asked again about the same, it says the same. Whatever is not listed may pass.
 */
const LISTED = new Set(
  [
    // No category fits: at all, or within the shop's main category.
    ["12019064", "12052913", "12052912"],
    // The title: empty, too long, of a bad prefix, of another language, of characters that are not allowed.
    ["12052261", "12052051", "12052263", "12052266", "12052262", "12052931"],
    // The description and its HTML.
    [
      "12052932",
      "12052344",
      "12052345",
      "12052348",
      "12052349",
      "12052350",
      "12052351",
      "12052352",
    ],
    // The list of pictures, and a picture that is not there.
    ["12019009", "12052722", "12052300"],
    // A picture's file, format, bytes and pixels.
    [
      "12038002",
      "12038004",
      "12038015",
      "12038005",
      "36009021",
      "12038014",
      "12019116",
      "12052301",
    ],
    // The category: unknown, no leaf, not of this market, not for this shop.
    [
      "12052023",
      "12052024",
      "12052025",
      "12052227",
      "12052446",
      "12052220",
      "12052221",
      "12052223",
    ],
    ["12052225", "12052226"],
  ].flat(),
);

/** Whether a refusal is about the product or picture itself, so that asking again changes nothing. */
export function isListedRefusal(code: string): boolean {
  return LISTED.has(code);
}
