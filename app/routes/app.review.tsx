import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { ReviewPage } from "../components/review/review-page";
import {
  categoryIdSchema,
  categoryIdsSchema,
  productIdsSchema,
  rowIdSchema,
  timeSchema,
} from "../domain/asked";
import { exactFilterSchema } from "../domain/exact-filter";
import { queryOf } from "../domain/mapping-filter";
import { shownCategories } from "../domain/product-decision";
import { endCategoryMapping, keepAsking } from "../flows/category-mapping-settings.server";
import type { Wish } from "../flows/decide-mappings.server";
import { decideReading } from "../flows/decide-reading.server";
import {
  decideCategory,
  decideGroup,
  decideReviewed,
  undoReviewed,
} from "../flows/review-decisions.server";
import { askedByForm, refusal } from "../requests.server";
import { authenticateMerchant, type MerchantRequest } from "../session.server";
import { reviewView } from "../views/review.server";

const MOST_AT_ONCE = 100;
const categoryId = categoryIdSchema;
const localCategoryId = rowIdSchema;
const which = z.union([
  z.object({
    productIds: productIdsSchema(MOST_AT_ONCE),
    categoryIds: categoryIdsSchema(MOST_AT_ONCE).optional(),
  }),
  z.object({ matching: exactFilterSchema.refine((filter) => queryOf(filter) !== "") }),
]);
const seen = z.object({
  seenAt: timeSchema,
  isAccepted: z
    .literal("yes")
    .optional()
    .transform((text) => text === "yes"),
});
const wish = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("change"), categoryId }),
  z.object({ intent: z.enum(["confirm", "set-aside", "put-back"]) }),
]);
const intentSchema = z.union([
  z.object({ intent: z.literal("undo"), decisionId: rowIdSchema }),
  z.object({ intent: z.literal("end-mapping"), localCategoryId }),
  z.object({
    intent: z.literal("keep-asking"),
    localCategoryId,
    asksStill: z.enum(["yes", "no"]).transform((text) => text === "yes"),
  }),
  z.object({ intent: z.literal("confirm-category"), localCategoryId, categoryId }).and(seen),
  z
    .object({
      intent: z.literal("decide-reading"),
      localCategoryId,
      reading: z.union([z.literal("rest"), categoryIdSchema]),
      categoryId,
    })
    .and(seen),
  wish.and(which).and(seen),
]);
type Asked = z.infer<typeof intentSchema>;

export async function loader({ request }: LoaderFunctionArgs) {
  const { context, locale } = await authenticateMerchant(request);
  const query = new URL(request.url).searchParams;
  return reviewView(context.database, context.shop.id, { query, now: context.now(), locale });
}

export async function action({ request }: ActionFunctionArgs) {
  const merchant = await authenticateMerchant(request);
  const asked = await askedByForm(request, intentSchema);
  if (!asked.success) return refusal(asked.refusal);
  return Response.json(await carryOut(merchant, asked.data));
}

async function carryOut({ context, userId: by }: MerchantRequest, asked: Asked) {
  switch (asked.intent) {
    case "undo":
      return undoReviewed(context, { decisionId: asked.decisionId, by });
    case "keep-asking":
      await keepAsking(context, asked);
      return { outcome: "saved" };
    case "end-mapping": {
      const ended = await endCategoryMapping(context, { ...asked, by });
      return { outcome: "saved", decisionId: ended?.decisionId ?? null };
    }
    case "confirm-category":
      return decideCategory(context, asked, { ...asked, by });
    case "decide-reading":
      return decideReading(context, asked, { ...asked, by });
    default: {
      const wished: Wish =
        asked.intent === "change"
          ? { kind: asked.intent, categoryId: asked.categoryId }
          : { kind: asked.intent };
      const reviewer = { by, seenAt: asked.seenAt, isAccepted: asked.isAccepted };
      if ("matching" in asked)
        return decideGroup(context, wished, { ...reviewer, filter: asked.matching });
      const { productIds: chosen } = asked;
      const shown = shownCategories(chosen, asked.categoryIds);
      return decideReviewed(context, wished, {
        ...reviewer,
        productIds: chosen,
        ...(shown ? { shown } : {}),
      });
    }
  }
}

export default function Review() {
  return <ReviewPage view={useLoaderData<typeof loader>()} />;
}
