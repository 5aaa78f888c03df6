import type { AttentionReason } from "../domain/attention-reason";
import type { DraftFields } from "../domain/product-draft";
import type { Recommendation } from "../domain/recommendation";
import { currentConnection } from "../tables/connections.server";
import type { Database } from "../tables/database.server";
import { draftImages } from "../tables/manual-draft-images.server";
import { openDraft } from "../tables/manual-drafts.server";

/** A picture of the draft as it was left. */
export interface KeptPicture {
  id: string;
  name: string;
  status: "awaited" | "stored" | "refused";
  reason: AttentionReason | null;
  /** As TikTok Shop holds it: the only copy that a browser may look at. */
  tikTokShopImageUrl: string | null;
}

/** What TikTok Shop says about a new product. */
export type RecommendationView =
  | { outcome: "recommended"; categoryId: string; path: string[]; permissionStatuses: string[] }
  | { outcome: "none"; reason: AttentionReason };

export interface KeptDraft {
  key: string;
  fields: DraftFields;
  pictures: KeptPicture[];
  recommendation: RecommendationView | null;
  /** Shopify was asked for the product already: only finishing it is left. */
  isBeingCreated: boolean;
  isCreated: boolean;
}

export interface NewProductView {
  connection: { isConnected: boolean; shopName: string | null; market: string | null };
  /** What the user left unfinished, or null. */
  draft: KeptDraft | null;
}

export async function newProductView(
  database: Database,
  user: { shopId: number; userId: string },
): Promise<NewProductView> {
  const connection = await currentConnection(database, user.shopId);
  return {
    connection: {
      isConnected: connection?.status === "connected",
      shopName: connection?.tikTokShopName ?? null,
      market: connection?.market ?? null,
    },
    draft: await keptDraft(database, user, connection?.openId ?? null),
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

export function recommendationView(recommendation: Recommendation): RecommendationView {
  if (recommendation.outcome === "none") return { outcome: "none", reason: recommendation.reason };
  const { leafId, chain } = recommendation;
  return {
    outcome: "recommended",
    categoryId: leafId,
    path: chain.map(({ name }) => name),
    permissionStatuses: chain.find(({ id }) => id === leafId)?.permissionStatuses ?? [],
  };
}
