import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { manualContextFor } from "../context.server";
import { NEW_PICTURE_LIMITS } from "../domain/image-limits";
import { draftOf, storePicture } from "../flows/manual-mapping.server";
import { answeringFailures } from "../step-failures.server";
import { askedByAddress, bodyOf, refusal } from "../requests.server";
import { authenticateMerchant } from "../session.server";

const TOO_LARGE = { outcome: "refused", reason: "image-too-large", detail: null } as const;
const askedSchema = z.object({ key: z.uuid(), imageId: z.uuid() });

/**
 * The browser has stored a picture: `?key=&imageId=`, and its bytes as the body where the cloud storage lets nobody
 * read them back.
 */
export async function action({ request }: ActionFunctionArgs) {
  const { context, userId } = await authenticateMerchant(request);
  const asked = askedByAddress(request, askedSchema);
  if (!asked.success) return refusal(asked.refusal);
  const { key, imageId } = asked.data;
  const manual = await manualContextFor(context, userId);
  return answeringFailures(manual, key, async () => {
    const draft = await draftOf(manual, key);
    if (!draft) return { outcome: "unknown" } as const;
    const body = await bodyOf(request, NEW_PICTURE_LIMITS.maxBytes);
    if (body === "too-large") return refusal("too-large", TOO_LARGE);
    return storePicture(manual, draft, { imageId, handedOver: body.length > 0 ? body : null });
  });
}
