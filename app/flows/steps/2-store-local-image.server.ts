import type { PictureFile } from "../../domain/cloud-storage";
import {
  addDraftImage,
  draftImages,
  replaceUploadTarget,
  storeDraftLocalImage,
  type DraftImage,
} from "../../tables/manual-draft-images.server";
import type { Draft } from "../../tables/manual-drafts.server";
import type { ManualContext } from "../context";

/** A picture that the merchant chose. The form made its id, so that a repeated request is about the same picture. */
export type ChosenPicture = Pick<PictureFile, "name" | "mimeType" | "bytes"> & {
  imageId: string;
  /** The storage refused the place it was given before: signatures lapse. */
  isAnew: boolean;
};

/** Manual steps 2 to 5: where the browser stores the file. Asked again, it is the same place. */
export async function prepareLocalImage(
  context: ManualContext,
  draft: Draft,
  picture: ChosenPicture,
): Promise<DraftImage> {
  const { database, shop, cloudStorage } = context;
  const images = await draftImages(database, draft, null);
  const known = images.find(({ id }) => id === picture.imageId);
  if (known && !(picture.isAnew && known.status === "awaited")) return known;
  const uploadTarget = await cloudStorage.prepareUpload({
    ...picture,
    shop: shop.domain,
    draftKey: draft.key,
  });
  if (known) return replaced(context, draft, { ...known, uploadTarget });
  const position = (images.at(-1)?.position ?? 0) + 1;
  await addDraftImage(database, draft, {
    id: picture.imageId,
    name: picture.name,
    position,
    uploadTarget,
  });
  const stored = await draftImages(database, draft, null);
  const added = stored.find(({ id }) => id === picture.imageId);
  if (!added) throw new Error("A picture that was added is gone");
  return added;
}

async function replaced(
  { database }: ManualContext,
  draft: Draft,
  image: DraftImage,
): Promise<DraftImage> {
  await replaceUploadTarget(database, draft, image);
  return image;
}

/** Manual steps 6 to 8: the file is stored, and so are local image and mapping; the TikTok Shop image is still empty. */
export async function storeLocalImage(
  { database }: ManualContext,
  draft: Draft,
  image: DraftImage,
): Promise<bigint> {
  const { id, uploadTarget } = image;
  return storeDraftLocalImage(database, draft, { id, localImageUrl: uploadTarget.localImageUrl });
}
