import { imageSize } from "image-size";
import { pictureProblem, type ImageLimits, type PictureProblem } from "../domain/image-limits";

/** Reads format and size from a picture's bytes, whatever its name says. Answers why it is of no use, or null. */
export function inspectImage(bytes: Uint8Array, limits: ImageLimits): PictureProblem | null {
  if (bytes.length > limits.maxBytes) return "image-too-large";
  try {
    const { width, height, type } = imageSize(bytes);
    const facts = { format: type ?? null, bytes: bytes.length, size: { width, height } };
    return pictureProblem(facts, limits);
  } catch {
    return "image-unreadable";
  }
}
