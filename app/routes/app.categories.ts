import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { jobQueue } from "../context.server";
import { categoryIdSchema, categoryIdsSchema, rowIdSchema, textSchema } from "../domain/asked";
import { syncCategoriesJob } from "../jobs/catalog";
import { askedByAddress, refusal } from "../requests.server";
import { authenticateMerchant } from "../session.server";
import {
  categoryAnswer,
  suggestedCategories,
  type CategoryQuestion,
} from "../views/categories.server";
import { categoryIndex } from "../views/category-index.server";
import { marketOfShop } from "../views/connection.server";

const LONGEST_QUERY = 200;
const LONGEST_KEY = 300;
const MOST_IDS = 50;
const isLocalCategoryKey = (key: string) => /^(taxonomy:.+|type:.+|none)$/s.test(key);
const askedSchema = z.object({
  locale: textSchema(20).default("en"),
  q: textSchema(LONGEST_QUERY).optional(),
  under: z.union([categoryIdSchema, z.literal("")]).optional(),
  ids: categoryIdsSchema(MOST_IDS)
    .transform((ids) => ids.filter((id) => id !== ""))
    .optional(),
  /** An id, or a key. */
  suggestedFor: z
    .union([rowIdSchema, textSchema(LONGEST_KEY).refine(isLocalCategoryKey)])
    .optional(),
});

/**
 * Categories of the market in use, for the category picker: `?q=` searches, `?under=` browses (empty: the roots),
 * `?ids=` names, `?suggestedFor=` counts recommendations in a local category. What depends on the tree alone is kept
 * by the browser until the tree changes.
 */
export async function loader({ request }: LoaderFunctionArgs) {
  const { context } = await authenticateMerchant(request);
  const asked = askedByAddress(request, askedSchema);
  if (!asked.success) return refusal(asked.refusal);
  const { database, shop } = context;
  const market = await marketOfShop(database, shop.id);
  if (!market) return refusal("not-connected");
  const index = await categoryIndex(database, market, asked.data.locale);
  if (index.below(null).length === 0)
    await (await jobQueue()).send(syncCategoriesJob, { market, unlessListedWithinMinutes: 5 });
  if (index.needsNames) await context.jobs.fetchCategoryNames({ market, locale: index.locale });
  const { suggestedFor } = asked.data;
  if (suggestedFor !== undefined) {
    const scope = { shopId: shop.id, localCategory: suggestedFor };
    return Response.json({ suggested: await suggestedCategories(database, index, scope) });
  }
  return unlessKnown(request, index.version, () => categoryAnswer(index, questionOf(asked.data)));
}

function questionOf({ q, under, ids }: z.infer<typeof askedSchema>): CategoryQuestion {
  if (q !== undefined) return { kind: "search", query: q };
  if (ids !== undefined) return { kind: "named", ids };
  return { kind: "below", id: under || null };
}

/** Answers 304 where the browser's copy was made of the same tree. */
function unlessKnown(request: Request, version: string, answer: () => object): Response {
  const etag = `"${version}"`;
  const headers = { etag, "cache-control": "private, no-cache", vary: "authorization" };
  if (request.headers.get("if-none-match")?.includes(etag))
    return new Response(null, { status: 304, headers });
  return Response.json(answer(), { headers });
}
