import { fromPrisma, PgBoss, type Db, type Warning } from "pg-boss";
import type { Database } from "../tables/database.server";
import { JOBS, type JobDefinition } from "./catalog";

/** Where a job goes that used up its tries. */
export const DEAD_LETTER_QUEUE = "dead-jobs";

const SAID_EVERY_MS = 10_000;
const MOST_SAID = 100;

export interface QueueOptions {
  /** The connections of this process; with `listen`, new jobs are heard of at once. */
  database: Db;
  onError(error: Error): void;
  onWarning(warning: Warning): void;
}

/** The queue of this process: sends jobs, and takes them where a worker asks it to. */
export class JobQueue {
  readonly boss: PgBoss;

  constructor({ database, onError, onWarning }: QueueOptions) {
    this.boss = new PgBoss({
      db: database,
      useListenNotify: true,
      superviseIntervalSeconds: 2,
      monitorIntervalSeconds: 2,
    });
    this.boss.on("error", saidRarely(onError));
    this.boss.on("warning", onWarning);
  }

  /** Connects and makes the queues; any number of processes may do so at once. */
  async start(): Promise<void> {
    try {
      await this.boss.start();
      await this.#makeQueues();
    } catch (error) {
      await this.boss.stop({ graceful: false }).catch(() => undefined);
      throw error;
    }
  }

  /** @throws unless the queue's tables answer */
  async answer(): Promise<void> {
    await this.boss.schemaVersion();
  }

  async #makeQueues(): Promise<void> {
    await this.boss.createQueue(DEAD_LETTER_QUEUE, { notify: true });
    for (const { name, policy, singletonKey } of JOBS) {
      const options = {
        retryLimit: policy.retryLimit,
        retryDelay: policy.retryDelaySeconds,
        retryBackoff: true,
        retryDelayMax: 60,
        expireInSeconds: policy.expireInSeconds,
        heartbeatSeconds: policy.heartbeatSeconds,
        deadLetter: DEAD_LETTER_QUEUE,
        notify: true,
        deleteAfterSeconds: 24 * 3_600,
      };
      await this.boss.createQueue(name, {
        ...options,
        policy: singletonKey ? "short" : "standard",
      });
      await this.boss.updateQueue(name, options);
    }
  }

  /**
   * Adds a job when `transaction` commits, due `afterMs` later by the database's clock. Nothing happens while one with
   * the same singleton key waits.
   */
  async send<Payload extends object>(
    job: JobDefinition<Payload>,
    payload: Payload,
    { transaction, afterMs = 0 }: { transaction?: Database; afterMs?: number } = {},
  ): Promise<void> {
    await this.boss.send(job.name, payload, {
      ...(job.singletonKey ? { singletonKey: job.singletonKey(payload) } : {}),
      startAfter: Math.ceil(afterMs) / 1_000,
      ...(transaction ? { db: fromPrisma(transaction) } : {}),
    });
  }

  /** Adds many jobs of a kind when `transaction` commits, in one statement. A higher priority is taken first. */
  async sendAll<Payload extends object>(
    job: JobDefinition<Payload>,
    payloads: Payload[],
    { transaction, priority = 0 }: { transaction: Database; priority?: number },
  ): Promise<void> {
    if (payloads.length === 0) return;
    await this.boss.insert(
      job.name,
      payloads.map((data) => ({
        data,
        priority,
        ...(job.singletonKey ? { singletonKey: job.singletonKey(data) } : {}),
      })),
      { db: fromPrisma(transaction) },
    );
  }

  /** Stops taking jobs, and gives those under way `timeoutMs` to end. */
  async stop(timeoutMs: number): Promise<void> {
    await this.boss.stop({ graceful: true, timeout: timeoutMs });
  }
}

/** Says the same only once in ten seconds: while a database is away, fifty looks a second fail. */
function saidRarely(say: (error: Error) => void): (error: Error) => void {
  const saidAt = new Map<string, number>();
  return (error) => {
    // pg-boss adds which of its workers met the error.
    const [what = ""] = error.message.split(" (Queue:");
    const now = performance.now();
    if (now - (saidAt.get(what) ?? -Infinity) < SAID_EVERY_MS) return;
    if (saidAt.size === MOST_SAID) saidAt.clear();
    saidAt.set(what, now);
    say(error);
  };
}
