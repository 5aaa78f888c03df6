import { setTimeout as wait } from "node:timers/promises";
import { type Context, Hono } from "hono";
import sharp from "sharp";
import { drawPicture } from "../catalog/catalog";
import { imageAt, uploadIdAt } from "./image-url";
import type { ShopifyStore } from "./store";

type PictureFormat = "jpeg" | "png";

interface Picture {
  bytes: Buffer;
  mimeType: string;
}

/** `https://cdn.shopify.com/s/files/...`, with the parameters `width` and `format`. */
export function cdnRoutes(store: ShopifyStore): Hono {
  const routes = new Hono();
  routes.get("/s/files/*", async (c) => {
    const latencyMs = store.options.latencyMs.image ?? 0;
    if (latencyMs > 0) await wait(latencyMs);
    const picture = await pictureFor(c, store);
    if (!picture) return c.text("Not Found", 404);
    return c.body(new Uint8Array(picture.bytes), 200, {
      "Content-Type": picture.mimeType,
      "Cache-Control": "public, max-age=31557600",
      "Access-Control-Allow-Origin": "*",
      ETag: `"${c.req.path.length}-${picture.bytes.length}"`,
    });
  });
  routes.all("*", (c) => c.text("Not Found", 404));
  return routes;
}

async function pictureFor(c: Context, store: ShopifyStore): Promise<Picture | null> {
  const path = new URL(c.req.url).pathname;
  const width = Number(c.req.query("width")) || undefined;
  const format = formatOf(c.req.query("format"), path);
  const image = imageAt(path);
  if (image)
    return {
      bytes: await drawPicture(image, { maxWidth: width, format }),
      mimeType: `image/${format}`,
    };
  const file = store.uploads.file(uploadIdAt(path) ?? "");
  return file ? resized(file.bytes, width, format) : null;
}

async function resized(
  bytes: Buffer,
  width: number | undefined,
  format: PictureFormat,
): Promise<Picture | null> {
  const drawn = sharp(bytes).resize({ width, withoutEnlargement: true }).toFormat(format);
  // What libvips cannot read (BMP, HEIC) goes out as it came in.
  return { bytes: await drawn.toBuffer().catch(() => bytes), mimeType: `image/${format}` };
}

/** Best effort, as Shopify words it: WEBP is answered as JPEG. */
function formatOf(parameter: string | undefined, path: string): PictureFormat {
  if (parameter) return parameter === "png" ? "png" : "jpeg";
  return path.toLowerCase().endsWith(".png") ? "png" : "jpeg";
}
