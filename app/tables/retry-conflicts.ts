import { setTimeout as sleep } from "node:timers/promises";
import { isConflict } from "./postgres-errors";

const TRIES = 6;
const FIRST_PAUSE_MS = 10;

/**
 * Does work that is all or nothing, and does it again where it lost against somebody else's: a deadlock, or a
 * serialization failure, also one that COMMIT tells. The pauses differ, so that two do not meet again.
 */
export async function retryConflicts<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await work();
    } catch (error) {
      if (tried === TRIES || !isConflict(error)) throw error;
    }
    await sleep(Math.random() * FIRST_PAUSE_MS * 2 ** tried);
  }
}
