/** What a picture may be. */
export interface ImageLimits {
  maxBytes: number;
  /** Of the shorter side. */
  minPixels: number;
  /** Of the longer side. */
  maxPixels: number;
  /** Width times height. */
  maxArea: number;
  /** As `image-size` names them. */
  formats: string[];
}

/** What TikTok Shop takes; sources differ, hence one place (tiktok-shop-api, Images, L). */
export const TIKTOK_SHOP_IMAGE_LIMITS: ImageLimits = {
  maxBytes: 10 * 1024 * 1024,
  minPixels: 300,
  maxPixels: 20_000,
  maxArea: 400_000_000,
  formats: ["jpg", "png", "webp", "heic", "heif", "bmp"],
};

/** A new product's picture goes to both services: Shopify takes 20 megapixels (shopify-platform, section 3, L). */
export const NEW_PICTURE_LIMITS: ImageLimits = { ...TIKTOK_SHOP_IMAGE_LIMITS, maxArea: 20_000_000 };

/** What is known of a picture; sizes are null where nobody could read them. */
export interface PictureFacts {
  format: string | null;
  bytes: number;
  size: { width: number; height: number } | null;
}

export type PictureProblem = "image-too-small" | "image-too-large" | "image-unreadable";

/** Why a picture is of no use, or null. */
export function pictureProblem(
  { format, bytes, size }: PictureFacts,
  limits: ImageLimits,
): PictureProblem | null {
  if (format === null || !limits.formats.includes(format)) return "image-unreadable";
  if (bytes > limits.maxBytes) return "image-too-large";
  if (!size) return null;
  const { width, height } = size;
  if (Math.min(width, height) < limits.minPixels) return "image-too-small";
  const isTooLarge = Math.max(width, height) > limits.maxPixels || width * height > limits.maxArea;
  return isTooLarge ? "image-too-large" : null;
}
