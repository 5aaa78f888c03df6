import { setTimeout as sleep } from "node:timers/promises";
import { retryDelay } from "./retry-delay";

/** Makes a call again while its failure may pass, some seconds in all. @throws the last failure */
export async function retrying<Answer>(
  attemptCall: () => Promise<Answer>,
  how: { isSafeToRepeat: boolean; firstDelayMs: number },
): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptCall();
    } catch (error) {
      const delayMs = retryDelay({ ...how, error, attempt, random: Math.random() });
      if (delayMs === null) throw error;
      await sleep(delayMs);
    }
  }
}
