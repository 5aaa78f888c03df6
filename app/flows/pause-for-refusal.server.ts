import { commonRefusal } from "../domain/common-refusal";
import { askAgainRefused } from "../tables/product-mappings.server";
import { isMoreToDo, latestAnswers, type RunBatch } from "../tables/run-batches.server";
import { moveRun, type Run } from "../tables/runs.server";
import type { ShopContext } from "./context";

const TRANSACTION = { timeout: 60_000, maxWait: 30_000 };

/**
 * Lets a "map all" rest whose answers are nearly all the same refusal, instead of writing it to each product: the
 * merchant reads it once, and goes on when its reason is gone. Runs of some products nobody could let go on.
 */
export async function pauseForRefusal(
  { database, now }: ShopContext,
  run: Run,
  batch: RunBatch,
): Promise<void> {
  if (run.kind !== "all") return;
  const refusal = commonRefusal(await latestAnswers(database, run), run.refusalPauses);
  if (!refusal || !(await isMoreToDo(database, batch))) return;
  await database.$transaction(async (tx) => {
    const pause = { to: "paused", reason: "same-refusal", detail: refusal.words } as const;
    if (await moveRun(tx, run, { ...pause, now: now() })) await askAgainRefused(tx, run);
  }, TRANSACTION);
}
