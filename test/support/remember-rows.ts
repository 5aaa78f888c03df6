import pg from "pg";
import { expect, vi } from "vitest";

/**
 * Remembers every row of the app. The function that it returns lets jobs under way end, drops those that wait, and
 * brings the rows back: the next test finds what this one found.
 */
export async function rememberRows(): Promise<() => Promise<void>> {
  const tables = await inDatabase(async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public'",
    );
    const copies = rows.map(
      ({ name }) => `CREATE TABLE remembered.${name} AS TABLE public.${name}`,
    );
    await client.query(["CREATE SCHEMA remembered", ...copies].join(";"));
    return rows.map(({ name }) => name);
  });
  return () =>
    inDatabase(async (client) => {
      await letJobsEnd(client);
      const steps = tables.flatMap((name) => [
        `DELETE FROM public.${name}`,
        `INSERT INTO public.${name} TABLE remembered.${name}`,
      ]);
      // A replica checks no foreign keys: any order will do.
      await client.query(
        ["BEGIN", "SET LOCAL session_replication_role = replica", ...steps, "COMMIT"].join(";"),
      );
    });
}

async function letJobsEnd(client: pg.Client): Promise<void> {
  await vi.waitFor(
    async () => {
      await client.query(
        "DELETE FROM pgboss.job WHERE state < 'active' AND NOT starts_with(name, '__')",
      );
      const { rows } = await client.query("SELECT name FROM pgboss.job WHERE state = 'active'");
      expect(rows).toEqual([]);
    },
    { timeout: 60_000, interval: 20 },
  );
}

async function inDatabase<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(process.env["DATABASE_URL"]);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
