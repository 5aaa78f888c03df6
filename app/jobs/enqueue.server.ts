import { fromPrisma, PgBoss } from "pg-boss";
import type { Database } from "../tables/database.server";
import { JOBS, type JobDefinition } from "./catalog";

/** Where a job goes that used up its tries. */
export const DEAD_LETTER_QUEUE = "dead-jobs";

/** The queue of this process: sends jobs, and takes them where a worker asks it to. */
export class JobQueue {
  readonly boss: PgBoss;

  constructor(databaseUrl: string, onError: (error: Error) => void) {
    this.boss = new PgBoss({
      connectionString: databaseUrl,
      application_name: "leafwise-queue",
      max: 6,
      useListenNotify: true,
      superviseIntervalSeconds: 2,
      monitorIntervalSeconds: 2,
    });
    this.boss.on("error", onError);
  }

  /** Connects and makes the queues; any number of processes may do so at once. */
  async start(): Promise<void> {
    await this.boss.start();
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

  /** Adds a job when `transaction` commits. Nothing happens while one with the same singleton key waits. */
  async send<Payload extends object>(
    job: JobDefinition<Payload>,
    payload: Payload,
    options: { transaction?: Database; startAt?: Date } = {},
  ): Promise<void> {
    await this.boss.send(job.name, payload, {
      ...(job.singletonKey ? { singletonKey: job.singletonKey(payload) } : {}),
      ...(options.startAt ? { startAfter: options.startAt } : {}),
      ...(options.transaction ? { db: fromPrisma(options.transaction) } : {}),
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

  /** Stops taking jobs, gives those under way `timeoutMs` to end, and disconnects. */
  async stop(timeoutMs: number): Promise<void> {
    await this.boss.stop({ graceful: true, timeout: timeoutMs, close: true });
  }
}
