import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import pg from "pg";
import { generatedCatalog } from "../../sandbox/catalog/catalog";
import { ensureBuild } from "../../scripts/support/build.mjs";
import { freePort } from "../../scripts/support/free-port.mjs";
import { createEmptyDatabase, createTestDatabase } from "../support/create-test-database";
import { mapAsMerchant } from "../support/merchant";
import { sql } from "../support/sql";
import { findPgBouncer, startPgBouncer, type PgBouncer } from "../support/start-pgbouncer";
import { startProduct } from "../support/start-product";
import { startServed } from "../support/start-served";

const WAIT = { timeout: 100_000, interval: 100 };
const PRODUCTS = 60;

const found = findPgBouncer();
if (!found)
  console.info("PgBouncer is not installed: its tests are skipped (apt-get install pgbouncer).");

let bouncer: PgBouncer;

describe.skipIf(!found)(`behind PgBouncer ${found?.version} in transaction mode`, () => {
  beforeAll(async () => {
    await ensureBuild();
    bouncer = await startPgBouncer(found?.program ?? "", inject("databaseServerUrl"));
  });

  afterAll(() => bouncer.stop());

  it("several processes start together on an empty database, and leave no lock behind", async () => {
    const database = await createEmptyDatabase();
    const environment = { DATABASE_URL: bouncer.pooled(database.url) };
    const port = String(await freePort(0));
    const served = [
      ...[1, 2, 3].map(() => startServed("worker", environment)),
      startServed("web", { ...environment, PORT: port, HOST: "127.0.0.1" }),
    ];
    for (const one of served)
      await expect
        .poll(() => ({ log: one.log(), exitCode: one.exitCode() }), WAIT)
        .toEqual({ log: expect.stringContaining("worker started") as string, exitCode: null });

    const answer = await fetch(`http://127.0.0.1:${port}/readyz`);
    const twice = await sql(
      { databaseUrl: database.url },
      "SELECT migration_name FROM _prisma_migrations GROUP BY 1 HAVING count(*) > 1",
    );
    // The queue takes some of its own, for moments.
    await expect.poll(() => advisoryLocks(database.url), WAIT).toEqual([]);
    await Promise.all(served.map((one) => one.stop()));
    await database.drop();

    expect(await answer.text()).toBe("ready");
    expect(twice).toEqual([]);
  });

  it("a shop is mapped in UTC, without LISTEN, and nothing of a session leaks", async () => {
    const product = await startProduct(pooledInTokyo, {
      catalog: generatedCatalog({ products: PRODUCTS }),
      environment: { TZ: "America/St_Johns" },
    });
    await mapAsMerchant(product);

    const mapped = await sql(
      product,
      `SELECT FROM product_mapping WHERE run_id IS NOT NULL
         AND updated_at BETWEEN now() - interval '20 minutes' AND now()`,
    );
    const others = await zonesOfOthers(product.databaseUrl);
    const log = product.appLog();
    await product.close();

    expect(mapped).toHaveLength(PRODUCTS);
    expect(new Set(others)).toEqual(new Set(["Asia/Tokyo"]));
    expect(log).toContain("Continuing with polling only");
  });

  it("new jobs are heard of over the direct address", async () => {
    const database = await createTestDatabase();
    const worker = startServed("worker", {
      DATABASE_URL: bouncer.pooled(database.url),
      DATABASE_DIRECT_URL: database.url,
    });
    await expect.poll(() => worker.log(), WAIT).toContain("worker started");

    const listening = await sql(
      { databaseUrl: database.url },
      "SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'leafwise-queue' AND query LIKE 'LISTEN%'",
    );
    const log = worker.log();
    await worker.stop();
    await database.drop();

    expect(listening).toHaveLength(1);
    expect(log).not.toContain("polling only");
  });
});

async function pooledInTokyo() {
  const database = await createTestDatabase();
  const name = new URL(database.url).pathname.slice(1);
  await sql({ databaseUrl: database.url }, `ALTER DATABASE "${name}" SET timezone = 'Asia/Tokyo'`);
  return { url: bouncer.pooled(database.url), drop: () => database.drop() };
}

function advisoryLocks(databaseUrl: string) {
  return sql(
    { databaseUrl },
    `SELECT FROM pg_locks WHERE locktype = 'advisory'
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
  );
}

/** The zones that clients get which ask for none, on the connections that the app used. */
async function zonesOfOthers(databaseUrl: string): Promise<string[]> {
  const clients = Array.from({ length: 6 }, () => new pg.Client(databaseUrl));
  await Promise.all(clients.map((client) => client.connect()));
  await Promise.all(clients.map((client) => client.query("BEGIN")));
  const answers = await Promise.all(
    clients.map((client) => client.query<{ TimeZone: string }>("SHOW timezone")),
  );
  await Promise.all(clients.map((client) => client.query("COMMIT")));
  await Promise.all(clients.map((client) => client.end()));
  return answers.map(({ rows }) => rows[0]?.TimeZone ?? "");
}
