import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { manualContextFor } from "../context.server";
import { NEW_PICTURE_LIMITS } from "../domain/image-limits";
import { draftOf, storePicture } from "../flows/manual-mapping.server";
import { answeringFailures } from "../step-failures.server";
import { authenticateMerchant } from "../session.server";

const querySchema = z.object({ key: z.uuid(), imageId: z.uuid() });

/**
 * The browser has stored a picture: `?key=&imageId=`, and its bytes as the body where the cloud storage lets nobody
 * read them back.
 */
export async function action({ request }: ActionFunctionArgs) {
  const { context, userId } = await authenticateMerchant(request);
  const query = querySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) return Response.json({ error: "bad-request" }, { status: 400 });
  const { key, imageId } = query.data;
  const manual = await manualContextFor(context, userId);
  return answeringFailures(manual, key, async () => {
    const draft = await draftOf(manual, key);
    if (!draft) return { outcome: "unknown" } as const;
    const body = await bytesOf(request);
    if (body === "too-large")
      return { outcome: "refused", reason: "image-too-large", detail: null } as const;
    return storePicture(manual, draft, { imageId, handedOver: body });
  });
}

/** Reads no more than a picture may have, whatever the length that the request claims. */
async function bytesOf(request: Request): Promise<Uint8Array<ArrayBuffer> | "too-large" | null> {
  if (!request.body) return null;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body) {
    length += chunk.length;
    if (length > NEW_PICTURE_LIMITS.maxBytes) return "too-large";
    chunks.push(chunk);
  }
  return length === 0 ? null : Buffer.concat(chunks);
}
