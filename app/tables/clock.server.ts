import type { Database, PrismaClient } from "./database.server";

/** The database's time: the one clock that all processes share. In whole milliseconds, as a `Date` holds them. */
export async function databaseTime(database: Database): Promise<Date> {
  const [row] = await database.$queryRaw<{ now: Date }[]>`
    SELECT date_trunc('milliseconds', clock_timestamp()) AS now`;
  if (!row) throw new Error("A clock without a time");
  return row.now;
}

const SET_EVERY_MS = 60_000;
/** What takes longer waited, for a place of the pool or for the database: nobody knows on which way. */
const LONGEST_WAY_MS = 1_000;

/** The time of a process, whatever its machine's clock says: that of the database, which all processes share. */
export class DatabaseClock {
  readonly #database: PrismaClient;
  #aheadMs: number | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(database: PrismaClient) {
    this.#database = database;
  }

  now(): Date {
    return new Date(Date.now() - (this.#aheadMs ?? 0));
  }

  /** Sets the clock, now and every minute. */
  async follow(): Promise<void> {
    await this.set();
    // What cannot be asked now is asked in a minute.
    this.#timer ??= setInterval(() => void this.set().catch(() => undefined), SET_EVERY_MS).unref();
  }

  /**
   * Asks the database for the time. What the way there and back may explain is no difference; what took long counts
   * only where nothing better is known.
   */
  async set(): Promise<void> {
    const [askedAt, startedAt] = [Date.now(), performance.now()];
    const there = await databaseTime(this.#database);
    const wayMs = performance.now() - startedAt;
    if (wayMs > LONGEST_WAY_MS && this.#aheadMs !== undefined) return;
    const halfWayMs = wayMs / 2;
    const aheadMs = askedAt + halfWayMs - there.getTime();
    this.#aheadMs = Math.abs(aheadMs) <= halfWayMs + 1 ? 0 : Math.round(aheadMs);
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
