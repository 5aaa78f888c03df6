import { setTimeout as sleep } from "node:timers/promises";
import { isConflict, isDatabaseAway, isTransactionLost } from "./postgres-errors";

const LONGEST_OUTAGE_MS = 5 * 60_000;
const FIRST_PAUSE_MS = 50;
/** Short, so that what waits is done before the queue hands its job out again. */
const LONGEST_PAUSE_MS = 500;

/**
 * Does work again while the database is away, for some minutes. What was under way may be done: to do it twice has to
 * come to the same.
 */
export async function outlastOutage<Answer>(
  work: () => Promise<Answer>,
  longestMs = LONGEST_OUTAGE_MS,
): Promise<Answer> {
  const until = performance.now() + longestMs;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2)) {
    try {
      return await work();
    } catch (error) {
      if (performance.now() > until || !mayPass(error)) throw error;
    }
    await sleep(pauseMs);
  }
}

function mayPass(error: unknown): boolean {
  return isDatabaseAway(error) || isTransactionLost(error) || isConflict(error);
}
