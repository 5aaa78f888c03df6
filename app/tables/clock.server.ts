import type { Database } from "./database.server";

/** The database's time: the one clock that all processes share. In whole milliseconds, as a `Date` holds them. */
export async function databaseTime(database: Database): Promise<Date> {
  const [row] = await database.$queryRaw<{ now: Date }[]>`
    SELECT date_trunc('milliseconds', clock_timestamp()) AS now`;
  if (!row) throw new Error("A clock without a time");
  return row.now;
}
