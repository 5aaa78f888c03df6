import { NEW_PICTURE_LIMITS, pictureProblem, type PictureProblem } from "../../domain/image-limits";
import { mimeTypeOf, pictureFormat, SIGNATURE_BYTES } from "../../domain/picture-format";

export interface CheckedPicture {
  problem: PictureProblem | null;
  /** What the bytes say, whatever the name says. */
  mimeType: string;
}

/** Looks at a picture before anything is sent. @param previewUrl an object URL of the file */
export async function checkPicture(file: File, previewUrl: string): Promise<CheckedPicture> {
  const firstBytes = new Uint8Array(await file.slice(0, SIGNATURE_BYTES).arrayBuffer());
  const format = pictureFormat(firstBytes);
  const size = format === null ? null : await sizeOf(previewUrl);
  const facts = { format, bytes: file.size, size };
  return {
    problem: pictureProblem(facts, NEW_PICTURE_LIMITS),
    mimeType: format === null ? "" : mimeTypeOf(format),
  };
}

/** Null where the browser cannot show the format (HEIC outside Safari): then the server looks. */
function sizeOf(previewUrl: string): Promise<{ width: number; height: number } | null> {
  return new Promise((resolve) => {
    const image = new Image();
    image.onload = () => resolve({ width: image.naturalWidth, height: image.naturalHeight });
    image.onerror = () => resolve(null);
    image.src = previewUrl;
  });
}
