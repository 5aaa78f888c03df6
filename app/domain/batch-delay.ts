const LONGEST_MS = 60_000;

/** How long a batch rests that failed in a way that may pass: about twice as long each time, a minute at most. */
export function batchDelayMs(failed: {
  /** Goes in a row that failed. */
  goes: number;
  /** The longest that the first rest may be. */
  firstDelayMs: number;
  /** A number in [0, 1). */
  random: number;
}): number {
  const { goes, firstDelayMs, random } = failed;
  return Math.min(LONGEST_MS, firstDelayMs * 2 ** (goes - 1)) * (0.5 + random / 2);
}
