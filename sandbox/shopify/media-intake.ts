import { decodeImage } from "../tiktok-shop/decode-image";
import type { GraphqlContext } from "./graphql-context";
import { imageAt, uploadedImageUrl } from "./image-url";
import {
  type MediaProblem,
  mediaIdOf,
  type MediaRecord,
  nextMediaPosition,
  type ProductRecord,
} from "./records";
import { MAX_IMAGE_BYTES, type StagedFile } from "./staged-uploads";

export interface MediaInput {
  originalSource: string;
  alt?: string | null;
  mediaContentType: string;
}

/** About 5000 x 5000 (facts/shopify-platform.md section 3, low confidence). */
const MAX_PIXELS = 20_000_000;

/** UPLOADED at once; PROCESSING, then READY or FAILED a little later, when the file has been looked at. */
export function mediaFromInputs(
  inputs: MediaInput[],
  product: ProductRecord,
  context: GraphqlContext,
): MediaRecord[] {
  const from = nextMediaPosition(product);
  return inputs.map((input, index) =>
    mediaFrom(input, mediaIdOf(product.id, from + index), context),
  );
}

function mediaFrom(
  { originalSource, alt }: MediaInput,
  id: number,
  { shop, store, now }: GraphqlContext,
): MediaRecord {
  const file = store.uploads.fileAt(originalSource, shop.id);
  const known = imageOnCdn(originalSource);
  const fileName = file?.fileName ?? known?.fileName ?? "image.jpg";
  const wait = store.mediaProcessingMs;
  const processing = {
    originalSource,
    startsAt: now + wait / 2,
    endsAt: now + wait,
    errors: [] as MediaProblem[],
  };
  const media: MediaRecord = {
    __typename: "MediaImage",
    id,
    alt: alt ?? "",
    fileName,
    url: file ? uploadedImageUrl(shop.id, file.id, fileName) : originalSource,
    width: known?.width ?? 0,
    height: known?.height ?? 0,
    createdAt: now,
    processing,
  };
  if (file) void inspect(file, media);
  else if (!known) void download(originalSource, media, { shop, store });
  return media;
}

/** The sandbox's internet is this machine: a picture elsewhere cannot be downloaded. */
const REACHABLE = /^http:\/\/(localhost|127\.0\.0\.1):\d+\//;

async function download(
  address: string,
  media: MediaRecord,
  { shop, store }: Pick<GraphqlContext, "shop" | "store">,
): Promise<void> {
  const response = REACHABLE.test(address) ? await fetch(address).catch(() => null) : null;
  if (!response?.ok) {
    media.processing?.errors.push(
      problem("IMAGE_DOWNLOAD_FAILURE", "Image could not be downloaded."),
    );
    return;
  }
  const bytes = Buffer.from(await response.arrayBuffer());
  const fileName = new URL(address).pathname.split("/").at(-1) ?? media.fileName;
  const file = store.uploads.keep({ shopId: shop.id, fileName, bytes });
  Object.assign(media, { fileName, url: uploadedImageUrl(shop.id, file.id, fileName) });
  await inspect(file, media);
}

/** The only pictures that the sandbox can download are its own. */
function imageOnCdn(source: string): ReturnType<typeof imageAt> {
  const url = URL.parse(source);
  return url?.host === "cdn.shopify.com" ? imageAt(url.pathname) : null;
}

async function inspect(file: StagedFile, media: MediaRecord): Promise<void> {
  const errors = media.processing?.errors ?? [];
  if (file.bytes.length > MAX_IMAGE_BYTES)
    errors.push(problem("INVALID_IMAGE_FILE_SIZE", "Image exceeds 20MB limit."));
  const size = await decodeImage(file.bytes);
  if (size === "unreadable")
    errors.push(problem("UNSUPPORTED_IMAGE_FILE_TYPE", "File type is not supported."));
  else if (size.width * size.height > MAX_PIXELS)
    errors.push(problem("INVALID_IMAGE_RESOLUTION", "Image exceeds 20 megapixel limit."));
  else Object.assign(media, { width: size.width, height: size.height });
}

function problem(code: string, message: string): MediaProblem {
  return { code, message, details: null };
}
