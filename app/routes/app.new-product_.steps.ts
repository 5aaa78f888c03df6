import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { manualContextFor } from "../context.server";
import { categoryIdSchema, nameSchema } from "../domain/asked";
import type { PrepareAnswer, RecommendAnswer } from "../domain/manual-steps";
import { draftFieldsSchema } from "../domain/product-draft";
import type { ManualContext } from "../flows/context";
import {
  discardDraft,
  keepShownPictures,
  orderPictures,
  removePicture,
} from "../flows/edit-draft.server";
import { keepDraft, preparePicture, recommendForDraft } from "../flows/manual-mapping.server";
import { saveManualProduct, useForLocalCategory } from "../flows/save-manual-product.server";
import { answeringFailures } from "../step-failures.server";
import { askedByJson, refusal } from "../requests.server";
import { authenticateMerchant } from "../session.server";
import { recommendationView } from "../views/new-product.server";

const draft = z.object({ key: z.uuid(), fields: draftFieldsSchema });
const imageId = z.uuid();
/** RFC 6838 lets a subtype have 127 characters. */
const mimeType = z.string().regex(/^image\/[\w.+-]{1,127}$/);
const stepSchema = z.discriminatedUnion("step", [
  draft.extend({ step: z.literal("keep") }),
  draft.extend({
    step: z.literal("prepare-picture"),
    imageId,
    name: nameSchema(255),
    mimeType,
    bytes: z.number().int().positive(),
    isAnew: z.boolean().default(false),
  }),
  draft.extend({ step: z.literal("remove-picture"), imageId }),
  draft.extend({ step: z.literal("order-pictures"), imageIds: z.array(imageId).max(50) }),
  draft.extend({ step: z.literal("recommend") }),
  draft.extend({
    step: z.literal("save"),
    categoryId: categoryIdSchema.nullable(),
    imageIds: z.array(imageId).max(50),
  }),
  draft.extend({ step: z.literal("use-for-all") }),
  draft.extend({ step: z.literal("discard") }),
]);

type Step = z.infer<typeof stepSchema>;

/** One step of the form, as JSON. Each may be sent again: what is done is not done twice. */
export async function action({ request }: ActionFunctionArgs) {
  const { context, userId } = await authenticateMerchant(request);
  const asked = await askedByJson(request, stepSchema);
  if (!asked.success) return refusal(asked.refusal);
  const manual = await manualContextFor(context, userId);
  return answeringFailures(manual, asked.data.key, () => take(manual, asked.data));
}

async function take(context: ManualContext, step: Step) {
  if (step.step === "discard") {
    await discardDraft(context, step.key);
    return { outcome: "done" } as const;
  }
  const draft = await keepDraft(context, step.key, step.fields);
  switch (step.step) {
    case "keep":
      return { outcome: "done" } as const;
    case "prepare-picture": {
      const { imageId, name, mimeType, bytes, isAnew } = step;
      const prepared = await preparePicture(context, draft, {
        imageId,
        name,
        mimeType,
        bytes,
        isAnew,
      });
      if (prepared.outcome !== "prepared") return prepared;
      const { uploadUrl, headers } = prepared.image.uploadTarget;
      const { isHandedOver } = prepared;
      return {
        outcome: "prepared",
        uploadUrl,
        headers,
        isHandedOver,
      } satisfies PrepareAnswer;
    }
    case "remove-picture":
      await removePicture(context, draft, step.imageId);
      return { outcome: "done" } as const;
    case "order-pictures":
      await orderPictures(context, draft, step.imageIds);
      return { outcome: "done" } as const;
    case "recommend": {
      const asked = await recommendForDraft(context, draft);
      if (asked.outcome !== "answered") return asked;
      const recommendation = recommendationView(asked.recommendation);
      return { outcome: "answered", recommendation } satisfies RecommendAnswer;
    }
    case "save":
      await keepShownPictures(context, draft, step.imageIds);
      return saveManualProduct(context, step.key, step.categoryId);
    case "use-for-all":
      // eslint-disable-next-line react-hooks/rules-of-hooks -- Not a hook but a flow: it uses a decision for more products.
      return { outcome: (await useForLocalCategory(context, step.key)) ? "done" : "unknown" };
  }
}
