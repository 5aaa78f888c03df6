import { keyOf, MOST_READ, readTitles } from "../domain/title-reading";
import { titledProducts } from "../tables/titled-products.server";
import type { ShopContext } from "./context";
import { scopeOf } from "./decide-mappings.server";
import { decideReviewed, type Reviewer, type ReviewOutcome } from "./review-decisions.server";

/**
 * Gives the products of a local category whose titles read alike a category. They are read again as the page read them:
 * what was decided since stays.
 */
export async function decideReading(
  context: ShopContext,
  read: { localCategoryId: number; reading: string; categoryId: string },
  reviewer: Reviewer,
): Promise<ReviewOutcome> {
  const scope = await scopeOf(context);
  if (!scope) return { outcome: "not-connected" };
  const { localCategoryId, categoryId } = read;
  const limit = MOST_READ;
  const products = await titledProducts(context.database, scope, { localCategoryId, limit });
  const reading = readTitles(products).find((each) => keyOf(each) === read.reading);
  const isRead = new Set([...(reading?.answered ?? []), ...(reading?.others ?? [])]);
  const productIds = products
    .filter(({ id, isWaiting }) => isWaiting && isRead.has(id))
    .map(({ id }) => id);
  if (productIds.length === 0) return { outcome: "nothing", leftAlone: 0 };
  return decideReviewed(context, { kind: "change", categoryId }, { ...reviewer, productIds });
}
