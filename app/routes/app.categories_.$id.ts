import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { mappingContextFor } from "../context.server";
import { describeCategory } from "../flows/describe-category.server";
import { productFacts } from "../flows/product-facts.server";
import { authenticateMerchant } from "../session.server";
import { categoryCard } from "../views/category-card.server";
import { categoryIndex } from "../views/category-index.server";

const askedSchema = z.object({
  id: z.string().regex(/^\d{1,20}$/),
  locale: z.string().max(20).default("en"),
  productId: z
    .string()
    .regex(/^\d{1,20}$/)
    .optional(),
});

/** One category with what a listing there needs, for the category card; `?productId=` says what that product has. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { context } = await authenticateMerchant(request);
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const asked = askedSchema.safeParse({ ...query, id: params.id });
  if (!asked.success) return Response.json({ error: "bad-request" }, { status: 400 });
  const { id: categoryId, locale, productId } = asked.data;
  const mapping = await mappingContextFor(context);
  if (!mapping) return Response.json({ error: "not-connected" }, { status: 409 });
  const index = await categoryIndex(context.database, mapping.seller.market, locale);
  const category = index.find(categoryId);
  if (!category) return Response.json({ error: "unknown-category" }, { status: 404 });
  const [described, facts] = await Promise.all([
    describeCategory(mapping, { categoryId, locale: index.locale }),
    productId === undefined ? null : productFacts(context, productId),
  ]);
  return Response.json(categoryCard(category, described, facts));
}
