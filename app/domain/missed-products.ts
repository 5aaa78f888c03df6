/** A shop may well lose so many products from one reading to the next. */
const FEW = 20;
/** More than this share of a shop does not vanish: more likely Shopify did not send it. */
const MOST = 1 / 5;

/** Whether one reading that missed so many of the stored products is enough to believe that they are gone. */
export function isBelievable(missed: number, stored: number): boolean {
  return missed <= FEW || missed <= stored * MOST;
}

/** What a reading of the whole catalog came to. */
export interface WholeReading {
  /** Products that were stored. */
  stored: number;
  /** Those that it is the first to miss. */
  first: number;
  /** Products that Shopify counted in the file. */
  counted: number;
  /** Different products that the reading met in it. */
  met: number;
  /** Lines that do not say which product they are about. */
  nameless: number;
}

/** Which of the products that a whole reading missed are gone: `again` are those that an earlier one missed, too. */
export function believedGone(reading: WholeReading): "none" | "again" | "all" {
  // A line without a name may be about any product that seems to be missing.
  if (reading.nameless > 0) return "none";
  // A product that stands twice in the file may hide that another one was not sent.
  if (reading.met < reading.counted) return "again";
  return isBelievable(reading.first, reading.stored) ? "all" : "again";
}
