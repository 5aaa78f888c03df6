import { createShopDomain, type ShopDomain } from "../domain/ids";
import type { Database } from "./database.server";

/** A draft that is not needed any more, with the files that it left in the cloud storage. */
export interface OldDraft {
  shopId: number;
  domain: ShopDomain;
  key: string;
  localImageUrls: string[];
}

/** Drafts that nobody touched since then, done or not; the oldest first. */
export async function oldDrafts(
  database: Database,
  old: { before: Date; limit: number; shopId?: number },
): Promise<OldDraft[]> {
  const rows = await database.manualDraft.findMany({
    where: { updatedAt: { lt: old.before }, shopId: old.shopId },
    select: {
      shopId: true,
      key: true,
      shop: { select: { domain: true } },
      images: { select: { uploadTarget: true } },
    },
    orderBy: { updatedAt: "asc" },
    take: old.limit,
  });
  return rows.map(({ shopId, key, shop, images }) => ({
    shopId,
    key,
    domain: createShopDomain(shop.domain),
    localImageUrls: images.flatMap(({ uploadTarget }) => urlOf(uploadTarget)),
  }));
}

/** Deletes a draft and its local images; those that a product took over have other URLs and stay. */
export async function deleteDraft(
  database: Database,
  { shopId, key, localImageUrls }: OldDraft,
): Promise<void> {
  await database.manualDraft.deleteMany({ where: { shopId, key } });
  await database.localImage.deleteMany({
    where: {
      shopId,
      url: { in: localImageUrls },
      images: { none: {} },
      draftImages: { none: {} },
    },
  });
}

function urlOf(uploadTarget: unknown): string[] {
  const isTarget =
    typeof uploadTarget === "object" && uploadTarget !== null && "localImageUrl" in uploadTarget;
  return isTarget ? [String(uploadTarget.localImageUrl)] : [];
}
