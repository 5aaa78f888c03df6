import { GatewayTrouble, TooManyRequests } from "./errors";

const LONGEST_DELAY_MS = 8_000;
/** Tries in all for trouble at the gateway; a call that is still refused then fails. */
const MAX_TRIES = 5;
/** Throttling slows a call and does not fail it, so it may be asked more often. */
const MAX_THROTTLED_TRIES = 10;

export interface FailedTry {
  error: unknown;
  /** 1 for the first. */
  attempt: number;
  /** Whether asking twice does no harm. */
  isSafeToRepeat: boolean;
  /** The longest that the first wait may be; each further one is twice as long. */
  firstDelayMs: number;
  /** A number in [0, 1). */
  random: number;
}

/**
 * How long to wait before the next try, in milliseconds, or null to give up.
 * Only known transient errors are retried; a delay that the server named is obeyed without jitter.
 */
export function retryDelay(failed: FailedTry): number | null {
  const { error, attempt, isSafeToRepeat, firstDelayMs, random } = failed;
  const backoffMs =
    Math.min(LONGEST_DELAY_MS, firstDelayMs * 2 ** (attempt - 1)) * (0.5 + random / 2);
  if (error instanceof TooManyRequests) {
    // It was refused before it did anything: always safe.
    return attempt < MAX_THROTTLED_TRIES ? (error.retryAfterMs ?? backoffMs) : null;
  }
  if (error instanceof GatewayTrouble) {
    return isSafeToRepeat && attempt < MAX_TRIES ? backoffMs : null;
  }
  return null;
}
