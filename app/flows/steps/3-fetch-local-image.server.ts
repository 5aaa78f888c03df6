import { fetchImage, type FetchedImage } from "../../shopify/fetch-image.server";

/** Guide step 4 (manual 9): the picture's bytes, or why they are of no use. */
export function fetchLocalImage(localImageUrl: string): Promise<FetchedImage> {
  return fetchImage(localImageUrl);
}
