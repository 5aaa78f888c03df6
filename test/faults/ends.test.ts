import pg from "pg";
import { beforeAll, expect, it } from "vitest";
import { ensureBuild } from "../../scripts/support/build.mjs";
import { createTestDatabase } from "../support/create-test-database";
import { startServed } from "../support/start-served";

const WAIT = { timeout: 100_000, interval: 100 };

beforeAll(() => ensureBuild());

it("a process whose job does not end ends by itself, before it is killed", async () => {
  const database = await createTestDatabase();
  const other = new pg.Client(database.url);
  await other.connect();
  await other.query("BEGIN; LOCK TABLE tiktok_shop_connection IN ACCESS EXCLUSIVE MODE");
  const worker = startServed("worker", { DATABASE_URL: database.url, END_SECONDS: "6" });
  // The first job of a worker looks which markets are in use.
  await expect.poll(() => waitingForALock(other), WAIT).toBeGreaterThan(0);

  const log = await worker.stop();
  await other.end();
  await database.drop();

  expect(log).toContain("The worker ended (exit code 0)");
});

async function waitingForALock(client: pg.Client): Promise<number> {
  const { rowCount } = await client.query(
    "SELECT FROM pg_locks WHERE relation = 'tiktok_shop_connection'::regclass AND NOT granted",
  );
  return rowCount ?? 0;
}
