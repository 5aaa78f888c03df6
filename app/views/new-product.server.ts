import type { AttentionReason } from "../domain/attention-reason";
import type { RecommendationAnswer } from "../domain/manual-steps";
import type { DraftFields } from "../domain/product-draft";
import type { Recommendation } from "../domain/recommendation";
import type { Database } from "../tables/database.server";
import { draftImages } from "../tables/manual-draft-images.server";
import { openDraft } from "../tables/manual-drafts.server";
import { connectionView, type ConnectionView } from "./connection.server";

/** A picture of the draft as it was left. */
export interface KeptPicture {
  id: string;
  name: string;
  status: "awaited" | "stored" | "refused";
  reason: AttentionReason | null;
  /** As TikTok Shop holds it: the only copy that a browser may look at. */
  tikTokShopImageUrl: string | null;
}

export interface KeptDraft {
  key: string;
  fields: DraftFields;
  pictures: KeptPicture[];
  recommendation: RecommendationAnswer | null;
  /** Shopify was asked for the product already: only finishing it is left. */
  isBeingCreated: boolean;
  isCreated: boolean;
}

export interface NewProductView {
  connection: ConnectionView | null;
  /** The market whose categories are recommended; null while nobody can be asked. */
  market: string | null;
  /** What the user left unfinished, or null. */
  draft: KeptDraft | null;
}

/** @param seller whose token is used for the shop, or null */
export async function newProductView(
  database: Database,
  user: { shopId: number; userId: string },
  seller: { sellerId: string; market: string } | null,
): Promise<NewProductView> {
  return {
    connection: await connectionView(database, user.shopId),
    market: seller?.market ?? null,
    draft: await keptDraft(database, user, seller?.sellerId ?? null),
  };
}

async function keptDraft(
  database: Database,
  user: { shopId: number; userId: string },
  sellerId: string | null,
): Promise<KeptDraft | null> {
  const draft = await openDraft(database, user);
  if (!draft) return null;
  const images = await draftImages(database, draft, sellerId);
  return {
    key: draft.key,
    fields: draft.fields,
    pictures: images.map(({ id, name, status, reason, tikTokShopImageUrl }) => ({
      id,
      name,
      status,
      reason,
      tikTokShopImageUrl,
    })),
    recommendation: draft.recommendation && recommendationView(draft.recommendation),
    isBeingCreated: draft.step !== "draft",
    isCreated: draft.step === "created",
  };
}

export function recommendationView(recommendation: Recommendation): RecommendationAnswer {
  if (recommendation.outcome === "none") return { outcome: "none", reason: recommendation.reason };
  const { leafId, chain } = recommendation;
  return {
    outcome: "recommended",
    categoryId: leafId,
    path: chain.map(({ name }) => name),
    permissionStatuses: chain.find(({ id }) => id === leafId)?.permissionStatuses ?? [],
  };
}
