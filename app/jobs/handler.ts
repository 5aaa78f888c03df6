import type { JobDefinition } from "./catalog";
import type { JobQueue } from "./enqueue.server";

/** What a handler says of its job; an error it throws is tried again, then dead. */
export type JobOutcome = { outcome: "done" } | { outcome: "again"; afterMs: number };

/** A job and who does it. */
export interface JobHandler {
  job: Pick<JobDefinition<never>, "name" | "schedule">;
  /** Does the job, and asks for it again where it is not done. */
  run(payload: unknown, queue: JobQueue): Promise<JobOutcome>;
  /** What is left to do when all tries failed, so that nobody waits for the job for ever. */
  giveUp(payload: unknown): Promise<void>;
}

export const DONE: JobOutcome = { outcome: "done" };

/** A worker that died holds its job for some seconds more; nobody need be told when another job ends. */
const LOOK_AGAIN: JobOutcome = { outcome: "again", afterMs: 2_000 };

/** Joins a job with its handler; the payload is parsed before the handler sees it. */
export function handlerOf<Payload extends object>(
  job: JobDefinition<Payload>,
  run: (payload: Payload) => Promise<JobOutcome>,
  giveUp: (payload: Payload) => Promise<void> = () => Promise.resolve(),
): JobHandler {
  return {
    job,
    giveUp: (raw) => giveUp(job.payload.parse(raw)),
    run: async (raw, queue) => {
      const payload = job.payload.parse(raw);
      const mustWait = job.isDoneAlone && (await queue.isTakenTwice(job, payload));
      const result = mustWait ? LOOK_AGAIN : await run(payload);
      if (result.outcome === "again") await queue.send(job, payload, { afterMs: result.afterMs });
      return result;
    },
  };
}
