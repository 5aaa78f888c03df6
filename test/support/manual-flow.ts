import { randomUUID } from "node:crypto";
import sharp from "sharp";
import type { ManualContext } from "../../app/flows/context";
import { EMPTY_DRAFT } from "../../app/domain/empty-draft";
import type { DraftFields } from "../../app/domain/product-draft";
import type { Draft } from "../../app/tables/manual-drafts.server";
import type { PlayedApp } from "./play-app";

/** A picture that no other call draws. */
export async function photo({ width = 800, height = 800 } = {}): Promise<Uint8Array<ArrayBuffer>> {
  const background = { r: number(), g: number(), b: number() };
  const drawn = sharp({ create: { width, height, channels: 3, background } }).jpeg();
  return new Uint8Array(await drawn.toBuffer());
}

const number = () => Math.floor(Math.random() * 256);

/** The manual flow's context of a merchant's request. */
export async function manualContext(app: PlayedApp, userId = "1"): Promise<ManualContext> {
  const { manualContextFor } = await import("../../app/context.server");
  return manualContextFor(await app.context(), userId);
}

export async function newDraft(
  context: ManualContext,
  fields: Partial<DraftFields> = {},
  key: string = randomUUID(),
): Promise<Draft> {
  const { keepDraft } = await import("../../app/flows/manual-mapping.server");
  return keepDraft(context, key, { ...EMPTY_DRAFT, ...fields });
}

/** What a browser does with a picture that was dropped: prepare, PUT, tell the app. */
export async function dropPicture(
  context: ManualContext,
  draft: Draft,
  picture: { bytes: Uint8Array<ArrayBuffer>; name?: string; mimeType?: string; imageId?: string },
) {
  const { preparePicture, storePicture } = await import("../../app/flows/manual-mapping.server");
  const { bytes, name = "mug.jpg", mimeType = "image/jpeg", imageId = randomUUID() } = picture;
  const chosen = { imageId, name, mimeType, bytes: bytes.length, isAnew: false };
  const prepared = await preparePicture(context, draft, chosen);
  if (prepared.outcome !== "prepared") throw new Error(prepared.outcome);
  const { uploadUrl, headers } = prepared.image.uploadTarget;
  const uploaded = await fetch(uploadUrl, { method: "PUT", headers, body: bytes });
  if (!uploaded.ok) throw new Error(`The storage answered ${uploaded.status}`);
  const handedOver = prepared.isHandedOver ? bytes : null;
  const stored = await storePicture(context, draft, { imageId, handedOver });
  return { imageId, uploadUrl, stored };
}

/** The draft as it is stored now. */
export async function storedDraft(context: ManualContext, { key }: Draft): Promise<Draft> {
  const { draftOf } = await import("../../app/flows/manual-mapping.server");
  const draft = await draftOf(context, key);
  if (!draft) throw new Error("The draft is gone");
  return draft;
}
