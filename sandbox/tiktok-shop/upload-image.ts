import type { Context } from "hono";
import { decodeImage, type DecodedImage } from "./decode-image";
import { success } from "./envelope";
import type { CallContext } from "./gateway";
import { IMAGE_LIMITS, USE_CASES } from "./image-limits";
import { refusals } from "./refusals";
import type { TikTokShopStore } from "./store";

/** POST /product/202309/images/upload (facts: H). */
export function uploadImage(store: TikTokShopStore) {
  return async (context: Context<CallContext>) => {
    const { req } = context;
    if (!req.header("content-type")?.toLowerCase().startsWith("multipart/form-data"))
      throw refusals.notMultipart();
    const fields = await req.formData().catch(() => {
      throw refusals.badFile();
    });
    const file = fields.get("data");
    const useCase = fields.get("use_case") ?? "MAIN_IMAGE";
    if (!(file instanceof File) || file.size === 0) throw refusals.badFile();
    if (typeof useCase !== "string" || !USE_CASES.includes(useCase))
      throw refusals.badParameter("use_case", "it is unknown");
    if (file.size > IMAGE_LIMITS.maxBytes) throw refusals.fileTooLarge();

    const bytes = Buffer.from(await file.arrayBuffer());
    const { width, height } = await accepted(bytes);
    const uri = store.uploads.add(bytes);
    const url = `https://p16-oec-va.ibyteimg.com/${uri}~tplv-o3syd03w52-origin-jpeg.jpeg`;
    return context.json(success({ uri, url, width, height, use_case: useCase }));
  };
}

async function accepted(bytes: Buffer): Promise<DecodedImage> {
  const decoded = await decodeImage(bytes);
  if (decoded === "unreadable") throw refusals.unreadableImage();
  if (!IMAGE_LIMITS.formats.includes(decoded.format)) throw refusals.badImageFormat(decoded.format);
  if (Math.min(decoded.width, decoded.height) < IMAGE_LIMITS.minSide)
    throw refusals.imageTooSmall(IMAGE_LIMITS.minSide);
  if (Math.max(decoded.width, decoded.height) > IMAGE_LIMITS.maxSide)
    throw refusals.imageTooLarge(IMAGE_LIMITS.maxSide);
  return decoded;
}
