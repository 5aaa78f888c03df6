import type { ProductId } from "../domain/ids";
import { asRows, type Database } from "./database.server";

/** How long an upload may take before another process may try it. */
const CLAIM_SECONDS = 60;

export type ImageClaim =
  | { claim: "mine"; held: HeldClaim }
  | { claim: "uploaded"; by: string; tikTokShopImageId: bigint; uri: string }
  | { claim: "busy" };

/** The row that somebody uploads for, and what says that it is still theirs. */
export interface HeldClaim {
  tikTokShopImageId: bigint;
  token: string;
}

interface Picture {
  shopId: number;
  sellerId: string;
  localImageId: bigint;
  sha256: string;
  /** Who uploads: one job. A job that runs again takes over what its dead predecessor claimed. */
  claimedBy: string;
}

/** Notes the bytes of a local image and claims their upload, so that the same picture is uploaded once. */
export async function claimImage(database: Database, picture: Picture): Promise<ImageClaim> {
  const claimed = await database.$queryRaw<HeldClaim[]>`
    WITH hashed AS (
      UPDATE local_image SET sha256 = ${picture.sha256}
      WHERE shop_id = ${picture.shopId} AND id = ${picture.localImageId}
    )
    INSERT INTO tiktok_shop_image AS t (shop_id, seller_id, sha256, claimed_by, claimed_until)
    VALUES (${picture.shopId}, ${picture.sellerId}, ${picture.sha256}, ${picture.claimedBy},
      clock_timestamp() + make_interval(secs => ${CLAIM_SECONDS}))
    ON CONFLICT (shop_id, seller_id, sha256) DO UPDATE
      SET claimed_by = excluded.claimed_by, claimed_until = excluded.claimed_until, claim_token = excluded.claim_token
      WHERE t.uri IS NULL AND (t.claimed_by = excluded.claimed_by OR t.claimed_until < clock_timestamp())
    RETURNING t.id AS "tikTokShopImageId", t.claim_token::text AS token`;
  if (claimed[0]) return { claim: "mine", held: claimed[0] };
  const [known] = await database.$queryRaw<{ id: bigint; uri: string | null; by: string }[]>`
    SELECT id, uri, claimed_by AS by FROM tiktok_shop_image
    WHERE shop_id = ${picture.shopId} AND seller_id = ${picture.sellerId} AND sha256 = ${picture.sha256}`;
  if (known?.uri)
    return { claim: "uploaded", by: known.by, tikTokShopImageId: known.id, uri: known.uri };
  return { claim: "busy" };
}

/** Stores what TikTok Shop answered to an upload. False where another has taken the claim over. */
export async function storeUploadedImage(
  database: Database,
  { tikTokShopImageId, token }: HeldClaim,
  image: { shopId: number; uri: string; url: string },
): Promise<boolean> {
  const stored = await database.$executeRaw`
    UPDATE tiktok_shop_image SET uri = ${image.uri}, url = ${image.url}, uploaded_at = clock_timestamp()
    WHERE shop_id = ${image.shopId} AND id = ${tikTokShopImageId} AND claim_token = ${token}::uuid AND uri IS NULL`;
  return stored === 1;
}

/** Gives a claim back, so that the next one need not wait. Nothing happens where another has taken it over. */
export async function releaseImage(
  database: Database,
  { tikTokShopImageId, token }: HeldClaim,
  shopId: number,
): Promise<void> {
  await database.$executeRaw`
    DELETE FROM tiktok_shop_image
    WHERE shop_id = ${shopId} AND id = ${tikTokShopImageId} AND claim_token = ${token}::uuid AND uri IS NULL`;
}

/** Forgets an upload that TikTok Shop does not know any more. Products that share it find the next one. */
export async function forgetUploadedImage(
  database: Database,
  shopId: number,
  id: bigint,
): Promise<void> {
  await database.$executeRaw`DELETE FROM tiktok_shop_image WHERE shop_id = ${shopId} AND id = ${id}`;
}

/**
 * Links products' main images to their TikTok Shop images: the guide's product image mapping. One that was forgotten
 * meanwhile is not linked.
 */
export async function linkImages(
  database: Database,
  shopId: number,
  links: { productId: ProductId; mediaId: bigint; tikTokShopImageId: bigint }[],
): Promise<void> {
  if (links.length === 0) return;
  await database.$executeRaw`
    WITH kept AS MATERIALIZED (
      SELECT id FROM tiktok_shop_image
      WHERE shop_id = ${shopId} AND id = ANY(${links.map(({ tikTokShopImageId }) => tikTokShopImageId)})
      ORDER BY id FOR KEY SHARE
    )
    UPDATE product_image i SET tiktok_shop_image_id = r."tikTokShopImageId"
    FROM jsonb_to_recordset(${asRows(links)}::jsonb)
      AS r("productId" bigint, "mediaId" bigint, "tikTokShopImageId" bigint)
    JOIN kept ON kept.id = r."tikTokShopImageId"
    WHERE i.shop_id = ${shopId} AND i.product_id = r."productId" AND i.media_id = r."mediaId"
      AND i.tiktok_shop_image_id IS DISTINCT FROM r."tikTokShopImageId"`;
}
