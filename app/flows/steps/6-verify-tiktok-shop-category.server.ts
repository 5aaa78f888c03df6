import { troubleOf } from "../../domain/category-permission";
import { placeChain } from "../../domain/category-tree";
import type { Recommendation } from "../../domain/recommendation";
import { turnMappings } from "../../tables/stale-mappings.server";
import { addRecommendedCategories, findLeaves } from "../../tables/tiktok-shop-categories.server";
import type { MappingContext } from "../context";

/** Answers were paid for: they wait for a connection as long as it takes. */
const TRANSACTION = { timeout: 60_000, maxWait: 600_000 };

/**
 * Guide step 17, and before the automated flow's 12: a recommended leaf that the stored tree lacks is added. One that
 * was gone is there again, and so is what was mapped to it.
 */
export async function verifyTikTokShopCategories(
  { database, seller, now }: MappingContext,
  recommendations: Recommendation[],
): Promise<void> {
  const recommended = recommendations.filter((answer) => answer.outcome === "recommended");
  const leafIds = [...new Set(recommended.map(({ leafId }) => leafId))];
  if (leafIds.length === 0) return;
  const known = await findLeaves(database, seller, leafIds);
  const unknown = recommended.filter(({ leafId }) => !known.has(leafId));
  if (unknown.length === 0) return;
  const named = unknown.flatMap(({ chain }) => placeChain(chain));
  await database.$transaction(async (tx) => {
    const back = await addRecommendedCategories(tx, seller, named);
    const turned = back.map((category) => ({
      categoryId: category.id,
      trouble: troubleOf(category),
    }));
    await turnMappings(tx, { ...seller, now: now() }, turned);
  }, TRANSACTION);
}
