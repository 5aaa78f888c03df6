import { z } from "zod";
import type { Caller, TikTokShopClient } from "./client.server";
import { parseAnswer } from "./parse-answer";

const uploadedSchema = z.object({ uri: z.string().min(1), url: z.string() });

/** An image as TikTok Shop holds it. */
export type UploadedImage = z.infer<typeof uploadedSchema>;

/** Uploads a picture as a product's main image. @throws TikTokShopError */
export async function uploadProductImage(
  client: TikTokShopClient,
  caller: Caller,
  picture: Blob,
): Promise<UploadedImage> {
  const data = await client.call(
    {
      api: "upload-image",
      method: "POST",
      path: "/product/202309/images/upload",
      body: { form: () => imageForm(picture) },
      // A second upload of the same bytes is a second, unused image: no harm.
      isSafeToRepeat: true,
      timeoutMs: 30_000,
    },
    { ...caller, shopCipher: null },
  );
  return parseAnswer(uploadedSchema, data);
}

function imageForm(picture: Blob): FormData {
  const form = new FormData();
  form.set("data", picture, "image");
  form.set("use_case", "MAIN_IMAGE");
  return form;
}
