import { z } from "zod";
import { ATTENTION_REASONS, type AttentionReason } from "../domain/attention-reason";
import type { UploadTarget } from "../domain/cloud-storage";
import type { MediaId, ProductId } from "../domain/ids";
import type { Database } from "./database.server";

/** The guide's product image mapping before there is a product: local image and TikTok Shop image are still filled in. */
export interface DraftImage {
  id: string;
  position: number;
  name: string;
  /** `awaited` until the file is in the cloud storage. */
  status: "awaited" | "stored" | "refused";
  reason: AttentionReason | null;
  reasonDetail: string | null;
  uploadTarget: UploadTarget;
  localImageId: bigint | null;
  sha256: string | null;
  tikTokShopImageId: bigint | null;
  tikTokShopImageUri: string | null;
  tikTokShopImageUrl: string | null;
  mediaId: bigint | null;
}

export interface DraftKey {
  shopId: number;
  key: string;
}

const WITH_IMAGES = {
  localImage: { select: { sha256: true } },
  tikTokShopImage: { select: { uri: true, url: true, sellerId: true } },
} as const;

/** The draft's pictures in their order. @param sellerId whose uploads count; null for nobody's */
export async function draftImages(
  database: Database,
  { shopId, key }: DraftKey,
  sellerId: string | null,
): Promise<DraftImage[]> {
  const rows = await database.manualDraftImage.findMany({
    where: { shopId, draftKey: key },
    include: WITH_IMAGES,
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  return rows.map(({ localImage, tikTokShopImage, ...row }) => {
    const uploaded = tikTokShopImage?.sellerId === sellerId ? tikTokShopImage : null;
    return rowSchema.parse({
      ...row,
      sha256: localImage?.sha256 ?? null,
      tikTokShopImageId: uploaded ? row.tikTokShopImageId : null,
      tikTokShopImageUri: uploaded?.uri ?? null,
      tikTokShopImageUrl: uploaded?.url ?? null,
    });
  });
}

/** Adds a picture behind the others. A picture that is there already stays as it is. */
export async function addDraftImage(
  database: Database,
  { shopId, key }: DraftKey,
  image: { id: string; name: string; position: number; uploadTarget: UploadTarget },
): Promise<void> {
  const { uploadTarget, ...row } = image;
  await database.manualDraftImage.createMany({
    data: { ...row, uploadTarget: { ...uploadTarget }, shopId, draftKey: key },
    skipDuplicates: true,
  });
}

/** Gives a picture that is still awaited another place to be stored at. */
export async function replaceUploadTarget(
  database: Database,
  { shopId, key }: DraftKey,
  { id, uploadTarget }: Pick<DraftImage, "id" | "uploadTarget">,
): Promise<void> {
  await database.manualDraftImage.updateMany({
    where: { shopId, draftKey: key, id, status: "awaited" },
    data: { uploadTarget: { ...uploadTarget } },
  });
}

/** The file is in the cloud storage: its local image is stored and linked; its TikTok Shop image is still empty. */
export async function storeDraftLocalImage(
  database: Database,
  { shopId, key }: DraftKey,
  image: { id: string; localImageUrl: string },
): Promise<bigint> {
  // Prisma's upsert looks first and inserts then: of two requests at the same time one would fail.
  const [row] = await database.$queryRaw<{ id: bigint }[]>`
    INSERT INTO local_image (shop_id, url) VALUES (${shopId}, ${image.localImageUrl})
    ON CONFLICT (shop_id, url) DO UPDATE SET url = excluded.url
    RETURNING id`;
  if (!row) throw new Error("An upsert without a row");
  await database.manualDraftImage.updateMany({
    where: { shopId, draftKey: key, id: image.id },
    data: { localImageId: row.id, status: "stored", reason: null, reasonDetail: null },
  });
  return row.id;
}

export async function linkDraftImage(
  database: Database,
  { shopId, key }: DraftKey,
  link: { id: string; tikTokShopImageId: bigint },
): Promise<void> {
  await database.manualDraftImage.updateMany({
    where: { shopId, draftKey: key, id: link.id },
    data: { tikTokShopImageId: link.tikTokShopImageId },
  });
}

/** Notes why a picture cannot be used. */
export async function refuseDraftImage(
  database: Database,
  { shopId, key }: DraftKey,
  refused: { id: string; reason: AttentionReason; detail: string | null },
): Promise<void> {
  await database.manualDraftImage.updateMany({
    where: { shopId, draftKey: key, id: refused.id },
    data: { status: "refused", reason: refused.reason, reasonDetail: refused.detail },
  });
}

export async function removeDraftImage(
  database: Database,
  { shopId, key }: DraftKey,
  id: string,
): Promise<void> {
  await database.manualDraftImage.deleteMany({ where: { shopId, draftKey: key, id } });
}

/** Puts the pictures into this order. */
export async function orderDraftImages(
  database: Database,
  { shopId, key }: DraftKey,
  ids: string[],
): Promise<void> {
  await database.$executeRaw`
    UPDATE manual_draft_image i SET position = o.position
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS o(id, position)
    WHERE i.shop_id = ${shopId} AND i.draft_key = ${key}::uuid AND i.id = o.id`;
}

/** Notes which media of the product the pictures became, in the order they were sent. */
export async function noteDraftMedia(
  database: Database,
  { shopId, key }: DraftKey,
  media: { id: string; mediaId: MediaId }[],
): Promise<void> {
  for (const { id, mediaId } of media) {
    await database.manualDraftImage.updateMany({
      where: { shopId, draftKey: key, id },
      data: { mediaId },
    });
  }
}

/**
 * The product's pictures take over what is known of the draft's: the same bytes, under Shopify's URL now,
 * and the TikTok Shop image.
 */
export async function adoptDraftImages(
  database: Database,
  { shopId, key }: DraftKey,
  productId: ProductId,
): Promise<void> {
  await database.$executeRaw`
    UPDATE local_image now SET sha256 = before.sha256
    FROM manual_draft_image d
    JOIN local_image before ON before.id = d.local_image_id
    JOIN product_image i ON i.shop_id = d.shop_id AND i.product_id = ${productId} AND i.media_id = d.media_id
    WHERE d.shop_id = ${shopId} AND d.draft_key = ${key}::uuid AND now.id = i.local_image_id
      AND now.sha256 IS NULL`;
  await database.$executeRaw`
    UPDATE product_image i SET tiktok_shop_image_id = d.tiktok_shop_image_id
    FROM manual_draft_image d
    WHERE d.shop_id = ${shopId} AND d.draft_key = ${key}::uuid AND d.tiktok_shop_image_id IS NOT NULL
      AND i.shop_id = d.shop_id AND i.product_id = ${productId} AND i.media_id = d.media_id`;
}

const rowSchema = z.object({
  id: z.string(),
  position: z.number(),
  name: z.string(),
  status: z.enum(["awaited", "stored", "refused"]),
  reason: z.enum(ATTENTION_REASONS).nullable(),
  reasonDetail: z.string().nullable(),
  uploadTarget: z.object({
    uploadUrl: z.string(),
    headers: z.record(z.string(), z.string()),
    localImageUrl: z.string(),
  }),
  localImageId: z.bigint().nullable(),
  sha256: z.string().nullable(),
  tikTokShopImageId: z.bigint().nullable(),
  tikTokShopImageUri: z.string().nullable(),
  tikTokShopImageUrl: z.string().nullable(),
  mediaId: z.bigint().nullable(),
});
