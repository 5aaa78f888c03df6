import {
  jobQueue,
  marketContexts,
  marketsInUse,
  processDatabase,
  processTime,
} from "../context.server";
import { ConnectionLost } from "../flows/errors";
import { isTreeYoungerThan, syncCategories } from "../flows/sync-categories.server";
import { syncAllCategoriesJob, syncCategoriesJob } from "./catalog";
import { DONE, handlerOf } from "./handler";

export const syncCategoriesHandler = handlerOf(
  syncCategoriesJob,
  async ({ market, unlessListedWithinMinutes, check }) => {
    const tooYoung = { market, minutes: unlessListedWithinMinutes, now: processTime() };
    if (await isTreeYoungerThan(processDatabase(), tooYoung)) return DONE;
    // The tree is the same whoever asks: the next seller helps out where one has to authorize again.
    for (const context of await marketContexts(market)) {
      try {
        await syncCategories(context, check ?? null);
        return DONE;
      } catch (error) {
        if (!(error instanceof ConnectionLost)) throw error;
      }
    }
    return DONE;
  },
);

export const syncAllCategoriesHandler = handlerOf(syncAllCategoriesJob, async (options) => {
  const queue = await jobQueue();
  for (const market of await marketsInUse())
    await queue.send(syncCategoriesJob, { market, ...options });
  return DONE;
});
