/** A shop may well lose so many products from one reading to the next. */
const FEW = 20;
/** More than this share of a shop does not vanish: more likely Shopify did not send it. */
const MOST = 1 / 5;

/** Whether one reading that missed so many of the stored products is enough to believe that they are gone. */
export function isBelievable(missed: number, stored: number): boolean {
  return missed <= FEW || missed <= stored * MOST;
}
