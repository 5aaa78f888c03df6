/**
 * What an upload may be. Formats and 10 MB: facts (M). Sources differ on the least and greatest side (L), so these are
 * the mildest that anyone names, plus 100 px below which nothing can be a product picture; they can be changed here.
 */
export const IMAGE_LIMITS = {
  formats: ["jpeg", "png", "webp", "heif", "bmp"],
  maxBytes: 10 * 1024 * 1024,
  minSide: 100,
  maxSide: 20_000,
};

export const USE_CASES = [
  "MAIN_IMAGE",
  "ATTRIBUTE_IMAGE",
  "DESCRIPTION_IMAGE",
  "CERTIFICATION_IMAGE",
  "SIZE_CHART_IMAGE",
];
