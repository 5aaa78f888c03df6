import { draftHandle, naturalHandle, type DraftFields } from "../../domain/product-draft";
import type { ProductProblem } from "../../domain/manual-steps";
import { createProduct, type Creation } from "../../shopify/create-product.server";
import { setHandle, setPrice } from "../../shopify/finish-product.server";
import { noteDraftMedia, type DraftImage } from "../../tables/manual-draft-images.server";
import {
  claimCreation,
  endCreation,
  saveDraftFields,
  type CreationEnd,
  type Draft,
} from "../../tables/manual-drafts.server";
import type { ProductId } from "../../domain/ids";
import type { ManualContext } from "../context";

/** Manual step 1: the merchant begins a product. Shopify gets it on approval; until then it is a draft of ours. */
export async function beginProduct(
  { database, shop, userId, now }: ManualContext,
  key: string,
  fields: DraftFields,
): Promise<void> {
  await saveDraftFields(database, { shopId: shop.id, key, userId, now: now() }, fields);
}

/**
 * What step 1 began, on approval: the product in Shopify with its pictures, once, however often it is asked for.
 * `busy`: another request creates it. A second one would look for the handle that the first has already replaced.
 */
export async function createInShopify(
  context: ManualContext,
  draft: Draft,
  pictures: DraftImage[],
): Promise<Creation | { outcome: "busy" }> {
  const { database, now } = context;
  const claimedUntil = await claimCreation(database, draft, now());
  if (!claimedUntil) return { outcome: "busy" };
  const end = (ended: CreationEnd) =>
    endCreation(database, draft, { ...ended, claimedUntil, now: now() });
  try {
    const creation = await createWithPictures(context, draft, pictures);
    const { outcome } = creation;
    const isOurs = await end(
      outcome === "created" ? { outcome, productId: creation.product.id } : { outcome },
    );
    return isOurs ? creation : { outcome: "busy" };
  } catch (error) {
    await end({ outcome: "unknown" });
    throw error;
  }
}

async function createWithPictures(
  context: ManualContext,
  draft: Draft,
  pictures: DraftImage[],
): Promise<Creation> {
  const { database, shopify } = context;
  const creation = await createProduct(shopify, await newProduct(context, draft, pictures));
  if (creation.outcome === "refused") return creation;
  const { mediaIds } = creation.product;
  const media = pictures.flatMap((picture, index) => {
    const mediaId = mediaIds[index];
    return mediaId === undefined ? [] : [{ id: picture.id, mediaId }];
  });
  await noteDraftMedia(database, draft, media);
  return creation;
}

/** What `productCreate` does not take. Answers what Shopify objects to; the product stays. */
export async function finishInShopify(
  { shopify }: ManualContext,
  { fields }: Draft,
  productId: ProductId,
): Promise<ProductProblem[]> {
  const handle = naturalHandle(fields.title);
  if (handle !== "") await setHandle(shopify, productId, handle);
  return fields.price === "" ? [] : setPrice(shopify, productId, fields.price);
}

async function newProduct(
  { cloudStorage }: ManualContext,
  { key, fields }: Draft,
  pictures: DraftImage[],
) {
  const { title, productType, vendor, status, category, description } = fields;
  return {
    title: title.trim(),
    handle: draftHandle(title, key),
    descriptionHtml: asHtml(description),
    productType: productType.trim(),
    vendor: vendor.trim(),
    categoryGid: category?.id ?? null,
    status,
    pictures: await Promise.all(
      pictures.map(async ({ uploadTarget }) => ({
        sourceUrl: await cloudStorage.sourceUrl(uploadTarget.localImageUrl),
      })),
    ),
  };
}

/** The merchant types plain text; a blank line parts paragraphs. */
function asHtml(text: string): string {
  const escaped = text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .trim();
  if (escaped === "") return "";
  const paragraphs = escaped.split(/\n\s*\n/).map((part) => part.replaceAll("\n", "<br>"));
  return paragraphs.map((part) => `<p>${part}</p>`).join("");
}
