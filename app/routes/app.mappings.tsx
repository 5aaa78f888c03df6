import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import {
  useLoaderData,
  type ClientActionFunctionArgs,
  type ShouldRevalidateFunctionArgs,
} from "@remix-run/react";
import { z } from "zod";
import { MappingsPage } from "../components/mappings/mappings-page";
import { currentSeller } from "../context.server";
import {
  categoryIdSchema,
  categoryIdsSchema,
  nameSchema,
  productIdsSchema,
  rowIdSchema,
  timeSchema,
} from "../domain/asked";
import type { ProductId } from "../domain/ids";
import { exactFilterSchema, filterText } from "../domain/exact-filter";
import { shownCategories } from "../domain/product-decision";
import { startMapSelected } from "../flows/map-selected.server";
import { decideAllMatching, decideMappings, type Wish } from "../flows/decide-mappings.server";
import { forgetFilter, keepFilter } from "../flows/saved-filters.server";
import { askedByForm, refusal } from "../requests.server";
import { authenticateMerchant, type MerchantRequest } from "../session.server";
import { mappingsView } from "../views/mappings.server";

const MOST_AT_ONCE = 100;
const which = z.union([
  z.object({
    productIds: productIdsSchema(MOST_AT_ONCE),
    categoryIds: categoryIdsSchema(MOST_AT_ONCE).optional(),
  }),
  z.object({ matching: exactFilterSchema }),
]);
const wish = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("change"), categoryId: categoryIdSchema }),
  z.object({ intent: z.enum(["confirm", "clear", "ask-again"]) }),
]);
const filterIntent = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("save-filter"),
    name: nameSchema(60),
    query: filterText,
  }),
  z.object({ intent: z.literal("delete-filter"), id: rowIdSchema }),
]);
const seen = z.object({ seenAt: timeSchema });
const intentSchema = z.union([filterIntent, wish.and(which).and(seen)]);

export async function loader({ request }: LoaderFunctionArgs) {
  const { context, locale } = await authenticateMerchant(request);
  const query = new URL(request.url).searchParams;
  query.set("locale", locale);
  const seenAt = context.now().toISOString();
  return { view: await mappingsView(context.database, context.shop.id, query), seenAt };
}

export async function action({ request }: ActionFunctionArgs) {
  const merchant = await authenticateMerchant(request);
  const asked = await askedByForm(request, intentSchema);
  if (!asked.success) return refusal(asked.refusal);
  if (asked.data.intent === "save-filter" || asked.data.intent === "delete-filter") {
    if (asked.data.intent === "save-filter") await keepFilter(merchant.context, asked.data);
    else await forgetFilter(merchant.context, asked.data.id);
    return { outcome: "saved" as const };
  }
  return decide(merchant, asked.data);
}

async function decide(
  { context, userId: by }: MerchantRequest,
  asked: z.infer<typeof wish> & z.infer<typeof which> & z.infer<typeof seen>,
) {
  const wished: Wish =
    asked.intent === "change"
      ? { kind: asked.intent, categoryId: asked.categoryId }
      : { kind: asked.intent };
  const decider = { by, seenAt: asked.seenAt };
  if ("matching" in asked)
    return decideAllMatching(context, wished, { ...decider, filter: asked.matching });
  const { productIds } = asked;
  const shown = shownCategories(productIds, asked.categoryIds);
  const about = { ...decider, productIds, ...(shown ? { shown } : {}) };
  const decided = await decideMappings(context, wished, about);
  if (decided.outcome !== "decided") return decided;
  if (wished.kind === "ask-again") await startAsking(context, decided.productIds, by);
  return { ...decided, productIds: decided.productIds.map(String) };
}

/** Asks about the products now; without a connection, the next run does. */
async function startAsking(
  context: MerchantRequest["context"],
  chosen: ProductId[],
  by: string,
): Promise<void> {
  const seller = await currentSeller(context);
  if (seller && chosen.length > 0)
    await startMapSelected(context, { seller, by, productIds: chosen });
}

const NOT_SAVED = { outcome: "not-saved" as const };

/** What does not get through is taken back by the page, which stays. */
export async function clientAction({ serverAction }: ClientActionFunctionArgs) {
  return serverAction<typeof action>().catch((error: unknown) => {
    if (error instanceof Response) throw error;
    return NOT_SAVED;
  });
}

export function shouldRevalidate({
  actionResult,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs): boolean {
  return actionResult === NOT_SAVED ? false : defaultShouldRevalidate;
}

export default function Mappings() {
  return <MappingsPage {...useLoaderData<typeof loader>()} />;
}
