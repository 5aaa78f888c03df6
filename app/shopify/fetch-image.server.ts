import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import {
  TIKTOK_SHOP_IMAGE_LIMITS,
  type ImageLimits,
  type PictureProblem,
} from "../domain/image-limits";
import { inspectImage } from "./inspect-image";

/** Where shops keep their pictures. Nothing else is fetched, whatever a catalog says. */
const ALLOWED_HOSTS = new Set(["cdn.shopify.com"]);
const TIMEOUT_MS = 15_000;
const TRIES = 3;

export type FetchedImage =
  | { outcome: "fetched"; bytes: Blob; sha256: string }
  | { outcome: "unusable"; reason: UnusableImage };

export type UnusableImage = PictureProblem | "image-not-found" | "temporarily-unavailable";

/**
 * Fetches a local image, if TikTok Shop would take it. Never throws for what the picture or its host does.
 * @param firstRetryMs the longest pause before the second try; the next one is twice as long
 */
export async function fetchImage(
  url: string,
  firstRetryMs: number,
  limits: ImageLimits = TIKTOK_SHOP_IMAGE_LIMITS,
): Promise<FetchedImage> {
  if (!isAllowed(url)) return { outcome: "unusable", reason: "image-not-found" };
  for (let attempt = 1; ; attempt += 1) {
    const fetched = await fetchOnce(url, limits);
    const isPassing =
      fetched.outcome === "unusable" && fetched.reason === "temporarily-unavailable";
    if (!isPassing || attempt === TRIES) return fetched;
    await sleep(firstRetryMs * 2 ** (attempt - 1) * (0.5 + Math.random() / 2));
  }
}

function isAllowed(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" && ALLOWED_HOSTS.has(hostname);
}

async function fetchOnce(url: string, limits: ImageLimits): Promise<FetchedImage> {
  try {
    const response = await fetch(url, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
      redirect: "error",
    });
    if (response.status >= 500 || response.status === 429)
      return unusable("temporarily-unavailable", response);
    if (!response.ok || !response.body) return unusable("image-not-found", response);
    const bytes = await readUpTo(response.body, limits.maxBytes);
    if (bytes === null) return unusable("image-too-large", response);
    if (!isPicture(response.headers.get("content-type"), bytes))
      return { outcome: "unusable", reason: "temporarily-unavailable" };
    return checkedImage(bytes, limits);
  } catch {
    return { outcome: "unusable", reason: "temporarily-unavailable" };
  }
}

/** Some host on the way may answer with a page of its own, and 200: that says nothing about the picture. */
function isPicture(mediaType: string | null, bytes: Buffer): boolean {
  if (bytes.length === 0) return false;
  const saysSo =
    mediaType === null || /^(image\/|application\/octet-stream|binary\/)/i.test(mediaType);
  return saysSo && !/^\s*(<!doctype html|<html)/i.test(bytes.subarray(0, 256).toString("utf8"));
}

/** Bytes that are at hand already, if TikTok Shop would take them. */
export function checkedImage(bytes: Uint8Array<ArrayBuffer>, limits: ImageLimits): FetchedImage {
  const reason = inspectImage(bytes, limits);
  if (reason) return { outcome: "unusable", reason };
  return {
    outcome: "fetched",
    bytes: new Blob([bytes]),
    sha256: createHash("sha256").update(bytes).digest("hex"),
  };
}

async function unusable(reason: UnusableImage, response: Response): Promise<FetchedImage> {
  // An unread body would hold its connection.
  await response.body?.cancel().catch(() => undefined);
  return { outcome: "unusable", reason };
}

/** The whole body, or null as soon as it is longer than allowed: a length that a server claims is no limit. */
async function readUpTo(
  body: ReadableStream<Uint8Array>,
  maxBytes: number,
): Promise<Buffer<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
