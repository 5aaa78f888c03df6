import { placeChain } from "../../domain/category-tree";
import type { Recommendation } from "../../domain/recommendation";
import { addRecommendedCategories, findLeaves } from "../../tables/tiktok-shop-categories.server";
import type { MappingContext } from "../context";

/** Guide step 17, and before the automated flow's 12: a recommended leaf that the stored tree lacks is added. */
export async function verifyTikTokShopCategories(
  { database, seller }: MappingContext,
  recommendations: Recommendation[],
): Promise<void> {
  const recommended = recommendations.filter((answer) => answer.outcome === "recommended");
  const leafIds = [...new Set(recommended.map(({ leafId }) => leafId))];
  if (leafIds.length === 0) return;
  const known = await findLeaves(database, seller, leafIds);
  const unknown = recommended.filter(({ leafId }) => !known.has(leafId));
  if (unknown.length === 0) return;
  await addRecommendedCategories(
    database,
    seller,
    unknown.flatMap(({ chain }) => placeChain(chain)),
  );
}
