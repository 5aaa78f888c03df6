import {
  orderDraftImages,
  removeDraftImage,
  draftImages,
} from "../tables/manual-draft-images.server";
import { noteDraftStep, type Draft } from "../tables/manual-drafts.server";
import type { ManualContext } from "./context";
import { draftOf } from "./manual-mapping.server";

/** The merchant takes a picture back. Once Shopify was asked for the product, its pictures stay. */
export async function removePicture(
  { database, cloudStorage }: ManualContext,
  draft: Draft,
  imageId: string,
): Promise<void> {
  const images = await draftImages(database, draft, null);
  const image = images.find(({ id }) => id === imageId);
  if (draft.step !== "draft" || !image) return;
  await removeDraftImage(database, draft, imageId);
  await cloudStorage.remove(image.uploadTarget.localImageUrl);
}

/** The first picture is the one that stands for the product. */
export async function orderPictures(
  { database }: ManualContext,
  draft: Draft,
  imageIds: string[],
): Promise<void> {
  if (draft.step === "draft") await orderDraftImages(database, draft, imageIds);
}

/** What the form shows when it is saved counts: a removal or an order that never came, or comes late, changes nothing. */
export async function keepShownPictures(
  context: ManualContext,
  draft: Draft,
  shownIds: string[],
): Promise<void> {
  for (const { id } of await draftImages(context.database, draft, null))
    if (!shownIds.includes(id)) await removePicture(context, draft, id);
  await orderPictures(context, draft, shownIds);
}

/** The merchant gives the draft up. Its files are swept with those of others. */
export async function discardDraft(context: ManualContext, key: string): Promise<void> {
  const draft = await draftOf(context, key);
  if (!draft || draft.step === "saved") return;
  await noteDraftStep(context.database, draft, { step: "discarded", now: context.now() });
}
