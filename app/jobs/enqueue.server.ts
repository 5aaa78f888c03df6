import { fromPrisma, PgBoss, type Db, type Warning } from "pg-boss";
import type { Database } from "../tables/database.server";
import { JOBS, type JobDefinition, type Turn } from "./catalog";

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
  readonly #database: Db;

  constructor({ database, onError, onWarning }: QueueOptions) {
    this.#database = database;
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
    const db = transaction ? fromPrisma(transaction) : this.#database;
    const turns = job.turn ? await turnsFrom(db, job.name, job.turn(payload)) : null;
    await this.boss.send(job.name, payload, {
      ...(job.singletonKey ? { singletonKey: job.singletonKey(payload) } : {}),
      ...turns?.(0),
      startAfter: Math.ceil(afterMs) / 1_000,
      ...(transaction ? { db } : {}),
    });
  }

  /** Adds many jobs of a kind, and of one owner, when `transaction` commits, in one statement. */
  async sendAll<Payload extends object>(
    job: JobDefinition<Payload>,
    payloads: Payload[],
    transaction: Database,
  ): Promise<void> {
    const [first] = payloads;
    if (!first) return;
    const db = fromPrisma(transaction);
    const turns = job.turn ? await turnsFrom(db, job.name, job.turn(first)) : null;
    await this.boss.insert(
      job.name,
      payloads.map((data, index) => ({
        data,
        ...(job.singletonKey ? { singletonKey: job.singletonKey(data) } : {}),
        ...turns?.(index),
      })),
      { db },
    );
  }

  /** Whether another job with the same singleton key is under way beside the caller's. */
  async isTakenTwice<Payload extends object>(
    job: JobDefinition<Payload>,
    payload: Payload,
  ): Promise<boolean> {
    const { rows } = await this.#database.executeSql(
      `SELECT FROM pgboss.job WHERE name = $1 AND singleton_key = $2 AND state = 'active' LIMIT 2`,
      [job.name, job.singletonKey?.(payload)],
    );
    return rows.length === 2;
  }

  /** Stops taking jobs, and gives those under way `timeoutMs` to end. */
  async stop(timeoutMs: number): Promise<void> {
    await this.boss.stop({ graceful: true, timeout: timeoutMs });
  }
}

/** Priorities of one turn, a higher rank first. */
const RANKS = 4;

/**
 * Lets owners take turns: their n-th jobs are of one turn, and pg-boss takes what has the highest priority. Whoever
 * begins, begins at the turn that is taken now, and stands behind the own jobs of the same rank that wait.
 */
async function turnsFrom(
  db: Db,
  name: string,
  { owner, rank }: Turn,
): Promise<(index: number) => { priority: number; group: { id: string; tier: string } }> {
  const { rows } = await db.executeSql(
    `SELECT greatest(
       coalesce(max(turn) FILTER (WHERE state = 'active'), min(turn) FILTER (WHERE start_after <= now()), 0),
       max(turn) FILTER (WHERE state < 'active' AND group_id = $2 AND group_tier = $3) + 1)::int AS turn
     FROM (SELECT state, start_after, group_id, group_tier, ceil(-priority / ${RANKS}.0) AS turn FROM pgboss.job WHERE name = $1 AND state <= 'active') live`,
    [name, owner, String(rank)],
  );
  const { turn } = rows[0] as { turn: number };
  const group = { id: owner, tier: String(rank) };
  return (index) => ({ priority: rank - RANKS * (turn + index), group });
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
