import type { z } from "zod";
import { contextForDomain, mappingContextFor } from "../context.server";
import { createShopDomain } from "../domain/ids";
import { isMoving, type RunReason } from "../domain/run";
import { giveUpBatch, mapBatch } from "../flows/automated-mapping.server";
import { currentRun, pauseRun } from "../flows/control-run.server";
import { ConnectionLost } from "../flows/errors";
import { Misconfigured } from "../tiktok-shop/errors";
import { mapBatchJob } from "./catalog";
import { DONE, handlerOf, type JobOutcome } from "./handler";

type Batch = z.infer<typeof mapBatchJob.payload>;

export const mapBatchHandler = handlerOf(mapBatchJob, mapOneBatch, giveUpOneBatch);

async function mapOneBatch({ shop, runId, number }: Batch): Promise<JobOutcome> {
  const context = await contextForDomain(createShopDomain(shop));
  const run = context && (await currentRun(context, runId));
  // A batch of a paused run stays open; going on queues it again.
  if (!context || !run || !isMoving(run.status)) return DONE;
  const mapping = await mappingContextFor(context);
  if (mapping?.seller.market !== run.market) {
    await pauseRun(context, run, "needs-reauthorization");
    return DONE;
  }
  try {
    const mapped = await mapBatch(mapping, run, number);
    if (mapped.outcome === "done") return DONE;
    return { outcome: "again", afterMs: mapped.afterMs };
  } catch (error) {
    const reason = pauseReason(error);
    if (!reason) throw error;
    await pauseRun(context, run, reason);
    return DONE;
  }
}

async function giveUpOneBatch({ shop, runId, number }: Batch): Promise<void> {
  const context = await contextForDomain(createShopDomain(shop));
  const run = context && (await currentRun(context, runId));
  if (context && run) await giveUpBatch(context, run, number);
}

/** Errors that all batches would meet: the run waits for a person. */
function pauseReason(error: unknown): RunReason | null {
  if (error instanceof ConnectionLost) return "needs-reauthorization";
  return error instanceof Misconfigured ? "tiktok-shop-misconfigured" : null;
}
