import { createHash } from "node:crypto";
import type { CatalogImage } from "../catalog/catalog";

const CDN = "https://cdn.shopify.com";

/**
 * The picture's whole description is in its path, so that the CDN can draw any of a million pictures without
 * remembering one, also after a restart. Same seed and file name, same URL: that is how products share an image.
 */
export function imageUrl(shopId: number, image: CatalogImage): string {
  const { seed, fileName, width, height, kind = "product" } = image;
  const description = Buffer.from(JSON.stringify([seed, width, height, kind])).toString(
    "base64url",
  );
  const version = 1_700_000_000 + (Number.parseInt(checksum(seed, fileName), 16) % 60_000_000);
  return `${CDN}/s/files/1/${shopId}/${checksum(description, fileName)}/${description}/files/${encodeURIComponent(fileName)}?v=${version}`;
}

/** The catalog image that an image URL's path stands for; null where the sandbox never made such a URL. */
export function imageAt(path: string): CatalogImage | null {
  const parts = /^\/s\/files\/1\/\d+\/([0-9a-f]{8})\/([\w-]+)\/files\/([^/]+)$/.exec(path);
  if (!parts) return null;
  const [, sum, description = "", encodedName = ""] = parts;
  const fileName = decodeURIComponent(encodedName);
  if (sum !== checksum(description, fileName)) return null;
  const [seed, width, height, kind] = JSON.parse(
    Buffer.from(description, "base64url").toString(),
  ) as ImageTuple;
  return { seed, fileName, width, height, kind, alt: "" };
}

type ImageTuple = [string, number, number, NonNullable<CatalogImage["kind"]>];

function checksum(...parts: string[]): string {
  return createHash("sha1").update(parts.join("\n")).digest("hex").slice(0, 8);
}

export function uploadedImageUrl(shopId: number, uploadId: string, fileName: string): string {
  return `${CDN}/s/files/1/${shopId}/uploads/${uploadId}/files/${encodeURIComponent(fileName)}?v=1700000000`;
}

export function uploadIdAt(path: string): string | null {
  return /^\/s\/files\/1\/\d+\/uploads\/([\w-]+)\/files\/[^/]+$/.exec(path)?.[1] ?? null;
}

export interface ImageTransform {
  maxWidth?: number | null;
  maxHeight?: number | null;
  preferredContentType?: "PNG" | "JPG" | "WEBP" | null;
}

/** A transform is only parameters on the CDN's URL (facts/shopify-platform.md section 1). */
export function transformedUrl(url: string, transform: ImageTransform | null | undefined): string {
  const parameters = [
    transform?.maxWidth && `width=${transform.maxWidth}`,
    transform?.maxHeight && `height=${transform.maxHeight}`,
    transform?.preferredContentType && `format=${transform.preferredContentType.toLowerCase()}`,
  ].filter(Boolean);
  return [url, ...parameters].join("&");
}
