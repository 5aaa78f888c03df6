import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { mappingContextFor } from "../context.server";
import { categoryIdSchema, productIdSchema, textSchema } from "../domain/asked";
import { describeCategory } from "../flows/describe-category.server";
import { productFacts } from "../flows/product-facts.server";
import { refusal } from "../requests.server";
import { authenticateMerchant } from "../session.server";
import { categoryCard } from "../views/category-card.server";
import { categoryIndex } from "../views/category-index.server";

const askedSchema = z.object({
  id: categoryIdSchema,
  locale: textSchema(20).default("en"),
  productId: productIdSchema.optional(),
});

/** One category with what a listing there needs, for the category card; `?productId=` says what that product has. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { context } = await authenticateMerchant(request);
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const asked = askedSchema.safeParse({ ...query, id: params.id });
  if (!asked.success) return refusal("bad-request");
  const { id: categoryId, locale, productId } = asked.data;
  const mapping = await mappingContextFor(context);
  if (!mapping) return refusal("not-connected");
  const index = await categoryIndex(context.database, mapping.seller.market, locale);
  const category = index.find(categoryId);
  if (!category) return refusal("unknown-category");
  const [described, facts] = await Promise.all([
    describeCategory(mapping, { categoryId, locale: index.locale }),
    productId === undefined ? null : productFacts(context, productId.toString()),
  ]);
  return Response.json(categoryCard(category, described, facts));
}
