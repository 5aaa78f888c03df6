import type { Recommendation } from "../domain/recommendation";
import { PictureHostAway } from "../shopify/errors";
import { forgetUploadedImage } from "../tables/tiktok-shop-images.server";
import type { ProductToMap } from "../tables/product-mappings.server";
import type { MappingContext } from "./context";
import { fetchLocalImage } from "./steps/3-fetch-local-image.server";
import { recommendForProduct } from "./steps/5-recommend-category.server";
import type { MappedProduct } from "./steps/7-save-mapping.server";
import { tikTokShopImageOf, type TikTokShopImage } from "./tiktok-shop-image.server";

/**
 * Steps 3 to 5 for one product: its picture at TikTok Shop, and the answer for it.
 * @throws PictureHostAway, TikTokShopError other than about this product, BudgetExhausted, ConnectionLost
 */
export function mapProduct(
  context: MappingContext,
  product: ProductToMap,
  runId: number,
): Promise<MappedProduct> {
  return askAboutProduct(context, product, {
    claimedBy: `run-${runId}-product-${product.id}`,
    mayUploadAgain: true,
  });
}

async function askAboutProduct(
  context: MappingContext,
  product: ProductToMap,
  { claimedBy, mayUploadAgain }: { claimedBy: string; mayUploadAgain: boolean },
): Promise<MappedProduct> {
  const image = await mainImage(context, product, claimedBy);
  if (image.outcome === "ready") {
    const recommendation = await recommendForProduct(context, product, image.uri);
    if (!mayUploadAgain || !mayBeForgotten(image, recommendation)) {
      return mapped(product, { image, isAsked: true, recommendation });
    }
    await forgetUploadedImage(context.database, context.shop.id, image.tikTokShopImageId);
    const withoutUpload = {
      ...product,
      tikTokShopImageId: null,
      tikTokShopImageUri: null,
      uploadedBy: null,
    };
    return askAboutProduct(context, withoutUpload, { claimedBy, mayUploadAgain: false });
  }
  if (context.shop.allowTitleOnly) {
    return mapped(product, {
      isAsked: true,
      recommendation: await recommendForProduct(context, product, null),
    });
  }
  const isPictureFetched = image.reason !== "needs-image";
  return mapped(product, { isPictureFetched, recommendation: { ...image, outcome: "none" } });
}

/** Nobody says how long an uploaded image lives: a refusal with an old one is asked again with a new one, once. */
function mayBeForgotten(
  image: { isUploadedNow: boolean },
  recommendation: Recommendation,
): boolean {
  if (image.isUploadedNow || recommendation.outcome === "recommended") return false;
  const { reason, detail } = recommendation;
  // An answer that is no refusal has no words.
  return reason === "product-refused" || (reason === "answer-unknown" && detail !== null);
}

async function mainImage(
  context: MappingContext,
  product: ProductToMap,
  claimedBy: string,
): Promise<TikTokShopImage> {
  const { localImageId, localImageUrl } = product;
  if (localImageId === null || localImageUrl === null) {
    return { outcome: "missing", reason: "needs-image", detail: null };
  }
  const image = await tikTokShopImageOf(
    context,
    { ...product, localImageId },
    { claimedBy, fetch: () => fetchLocalImage(context, localImageUrl) },
  );
  // A title alone is not asked about for a picture that comes later.
  if (image.outcome === "missing" && image.reason === "temporarily-unavailable")
    throw new PictureHostAway();
  return image;
}

function mapped(
  product: ProductToMap,
  found: {
    image?: { tikTokShopImageId: bigint; isFetchedNow: boolean; isUploadedNow: boolean };
    isPictureFetched?: boolean;
    isAsked?: boolean;
    recommendation: Recommendation;
  },
): MappedProduct {
  return {
    productId: product.id,
    contentHash: product.contentHash,
    mediaId: product.mediaId,
    tikTokShopImageId: found.image?.tikTokShopImageId ?? null,
    isPictureFetched: found.image?.isFetchedNow ?? found.isPictureFetched ?? false,
    isUploadedNow: found.image?.isUploadedNow ?? false,
    isAsked: found.isAsked ?? false,
    recommendation: found.recommendation,
  };
}
