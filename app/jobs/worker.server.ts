import type { Log } from "../log.server";
import { applyImportHandler } from "./apply-import.server";
import { syncAllCategoriesJob } from "./catalog";
import { DEAD_LETTER_QUEUE, type JobQueue } from "./enqueue.server";
import { confirmConfidentHandler } from "./confirm-confident.server";
import { decideMappingsHandler } from "./decide-mappings.server";
import { fetchCategoryNamesHandler } from "./fetch-category-names.server";
import { forgetShopHandler } from "./forget-shop.server";
import type { JobHandler } from "./handler";
import { mapBatchHandler } from "./map-batch.server";
import { readCatalogHandler } from "./read-catalog.server";
import { reconcileAllHandler, reconcileHandler } from "./reconcile.server";
import { refreshTokensHandler } from "./refresh-tokens.server";
import { replaceStaleHandler } from "./replace-stale.server";
import { sweepDraftsHandler } from "./sweep-drafts.server";
import { sweepHandler } from "./sweep.server";
import { syncAllCategoriesHandler, syncCategoriesHandler } from "./sync-categories.server";
import { takeChangesHandler } from "./take-changes.server";
import { UnderWay } from "./under-way";
import { writeBackAllHandler, writeBackHandler } from "./write-back.server";

interface WorkerOptions {
  queue: JobQueue;
  log: Log;
  /** Batches that this process maps side by side. */
  batches: number;
  /** Between two looks for jobs whose time has come: new ones are announced. */
  pollingSeconds: number;
}

/** Jobs of other kinds that one process does side by side: each waits for others most of the time. */
const SIDE_BY_SIDE = 4;
/** Takes jobs from the queue until the queue is stopped. */
export async function startWorker(worker: WorkerOptions): Promise<void> {
  const { queue, log, batches } = worker;
  const handlers: [JobHandler, number][] = [
    [mapBatchHandler, batches],
    [readCatalogHandler, SIDE_BY_SIDE],
    [takeChangesHandler, SIDE_BY_SIDE],
    [reconcileAllHandler, 1],
    [reconcileHandler, SIDE_BY_SIDE],
    [decideMappingsHandler, SIDE_BY_SIDE],
    [confirmConfidentHandler, SIDE_BY_SIDE],
    [applyImportHandler, SIDE_BY_SIDE],
    [writeBackHandler, SIDE_BY_SIDE],
    [writeBackAllHandler, 1],
    [syncCategoriesHandler, SIDE_BY_SIDE],
    [syncAllCategoriesHandler, 1],
    [fetchCategoryNamesHandler, 1],
    [replaceStaleHandler, SIDE_BY_SIDE],
    [refreshTokensHandler, 1],
    [forgetShopHandler, 1],
    [sweepHandler, 1],
    [sweepDraftsHandler, 1],
  ];
  // What may fail comes first: whoever starts the worker again takes no job twice.
  for (const [{ job }] of handlers)
    if (job.schedule) await queue.boss.schedule(job.name, job.schedule, {});
  // The night's sync may have been slept through.
  await queue.send(syncAllCategoriesJob, { unlessListedWithinMinutes: 24 * 60 });
  const underWay = new UnderWay();
  for (const [handler, localConcurrency] of handlers) {
    const isOfTurns = handler === mapBatchHandler;
    const options = {
      localConcurrency,
      ...(isOfTurns ? { localGroupConcurrency: mostOfOneShop(batches) } : {}),
      ...polling(worker),
    };
    await queue.boss.work(handler.job.name, options, async ([job]) => {
      if (job) await carryOut(handler, job, { queue, log, underWay });
    });
  }
  await buryDeadJobs(
    handlers.map(([handler]) => handler),
    worker,
  );
}

/** A shop whose calls are slow leaves places to others: each waits for its own seller most of the time. */
function mostOfOneShop(batches: number): number {
  return batches - Math.floor(batches / 4);
}

function polling({ pollingSeconds }: WorkerOptions) {
  return { pollingIntervalSeconds: pollingSeconds, notifyPollingIntervalSeconds: pollingSeconds };
}

/** A job that used up its tries is told to the operator, and whoever waits for it is told, too. */
async function buryDeadJobs(handlers: JobHandler[], worker: WorkerOptions): Promise<void> {
  const { queue, log } = worker;
  const options = { ...polling(worker), includeMetadata: true } as const;
  await queue.boss.work(DEAD_LETTER_QUEUE, options, async ([job]) => {
    const handler = handlers.find(({ job: { name } }) => name === job?.sourceName);
    if (!job || !handler) return;
    log.error({ job: handler.job.name, id: job.id, payload: job.data }, "job given up");
    await handler.giveUp(job.data);
  });
}

/**
 * The one place that decides what becomes of a job: done, done and asked for again later, or, by the error that
 * leaves it, tried again and at last dead.
 */
async function carryOut(
  { job: definition, run }: JobHandler,
  job: { id: string; data: unknown; expireInSeconds: number },
  { queue, log, underWay }: { queue: JobQueue; log: Log; underWay: UnderWay },
): Promise<void> {
  const startedAt = performance.now();
  const facts = () => ({
    job: definition.name,
    id: job.id,
    payload: job.data,
    ms: Math.round(performance.now() - startedAt),
  });
  try {
    const result = await underWay.join(job, () => run(job.data, queue));
    log.debug({ ...facts(), outcome: result.outcome }, "job done");
  } catch (error) {
    log.error({ ...facts(), err: error }, "job failed");
    throw error;
  }
}
