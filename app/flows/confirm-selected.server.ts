import { waitingRecommendations } from "../tables/decided-since.server";
import type { Run } from "../tables/runs.server";
import type { ShopContext } from "./context";
import { decideMappings } from "./decide-mappings.server";

/**
 * Confirms every recommendation of a run that waits for the merchant. What needs attention, or came to a category that
 * the merchant was not shown, is left as it is.
 */
export async function confirmSelected(
  context: ShopContext,
  { shopId, market, productIds }: Run,
  confirmed: { by: string; categoryIds: string[] | null },
): Promise<void> {
  const { by, categoryIds } = confirmed;
  const waiting = await waitingRecommendations(context.database, { shopId, market }, productIds);
  const shown = waiting.filter(({ categoryId }) => categoryIds?.includes(categoryId) ?? true);
  await decideMappings(context, { kind: "confirm" }, { productIds, by, shown });
}
