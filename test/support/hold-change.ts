import pg from "pg";
import { vi } from "vitest";

interface Change {
  table: string;
  /** Of a row to be written, in SQL: `NEW.products_read > 200`. */
  when: string;
}

export interface HeldChange {
  /** Until somebody is about to write such a row, and waits in the middle of the transaction. */
  untilMet(): Promise<void>;
  release(): Promise<void>;
}

const LOCK = 4_711;
const WAIT = { timeout: 60_000, interval: 20 };

/** Whoever writes such a row waits before it until `release`: work is under way while a test looks, or kills. */
export async function holdChange({ table, when }: Change): Promise<HeldChange> {
  const client = new pg.Client(process.env["DATABASE_URL"]);
  // A test that fails leaves it open, and its database is dropped.
  client.on("error", () => undefined);
  await client.connect();
  await client.query(`SELECT pg_advisory_lock(${LOCK})`);
  await client.query(`
    CREATE OR REPLACE FUNCTION hold_change() RETURNS trigger LANGUAGE plpgsql AS
      'BEGIN PERFORM pg_advisory_xact_lock_shared(${LOCK}); RETURN NEW; END';
    CREATE TRIGGER hold_change BEFORE INSERT OR UPDATE ON ${table}
      FOR EACH ROW WHEN (${when}) EXECUTE FUNCTION hold_change()`);
  return {
    async untilMet() {
      await vi.waitFor(async () => {
        const { rowCount } = await client.query(`
          SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = ${LOCK} AND NOT granted
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`);
        if (!rowCount) throw new Error(`Nobody writes a row of ${table} where ${when}`);
      }, WAIT);
    },
    async release() {
      await client.query(`SELECT pg_advisory_unlock(${LOCK})`);
      // Waits until PostgreSQL has noticed that a killed process is gone.
      await client.query(`DROP TRIGGER hold_change ON ${table}`);
      await client.end();
    },
  };
}
