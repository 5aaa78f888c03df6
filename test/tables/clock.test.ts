import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { DatabaseClock, databaseTime } from "../../app/tables/clock.server";
import { ConnectionPool } from "../../app/tables/connection-pool.server";
import { databaseOn, type PrismaClient } from "../../app/tables/database.server";
import { createTestDatabase, type TestDatabase } from "../support/create-test-database";

const HOUR_MS = 3_600_000;
const WAITED_MS = 10_000;
const CONNECTIONS = 2;

let stored: TestDatabase;
let pool: ConnectionPool;
let database: PrismaClient;
let clock: DatabaseClock;

beforeEach(async () => {
  stored = await createTestDatabase();
  const log = { warn: () => undefined, error: () => undefined };
  pool = new ConnectionPool(stored.url, { connections: CONNECTIONS, log });
  database = databaseOn(pool);
  clock = new DatabaseClock(database);
  vi.useFakeTimers({ toFake: ["Date", "performance"], now: Date.now() + HOUR_MS });
});

afterEach(async () => {
  vi.useRealTimers();
  await database.$disconnect();
  await pool.end();
  await stored.drop();
});

/** Sets the clock while all places of the pool are out, for so long. */
async function setWhileWaiting(): Promise<void> {
  const places = await Promise.all(
    Array.from({ length: CONNECTIONS }, () => pool.inside(() => pool.connect())),
  );
  const set = clock.set();
  await expect.poll(() => pool.waitingCount).toBe(1);
  vi.advanceTimersByTime(WAITED_MS);
  for (const place of places) place.release();
  await set;
}

it("is not set by a measurement that waited for a connection", async () => {
  await clock.set();
  const aheadMs = Date.now() - clock.now().getTime();

  await setWhileWaiting();

  expect(Date.now() - clock.now().getTime()).toBe(aheadMs);
});

it("is set by a measurement that waited where there is no other", async () => {
  await setWhileWaiting();

  const offByMs = clock.now().getTime() - (await databaseTime(database)).getTime();
  expect(Math.abs(offByMs)).toBeLessThan(2 * WAITED_MS);
});
