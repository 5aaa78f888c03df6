import pg from "pg";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ConnectionPool, type PoolOptions } from "../../app/tables/connection-pool.server";
import { databaseOn, type PrismaClient } from "../../app/tables/database.server";
import { createTestDatabase, type TestDatabase } from "../support/create-test-database";

const CONNECTIONS = 3;
/** A busy machine is silent for less. */
const UNHURRIED_MS = 1_500;
const WAIT = { timeout: 60_000 };
/** More than the pool has places. */
const OFTEN = 2 * CONNECTIONS;

let stored: TestDatabase;
let admin: pg.Client;
const log = { warn: vi.fn(), error: vi.fn() };
let pool: ConnectionPool;
let database: PrismaClient;

beforeEach(async () => {
  stored = await createTestDatabase();
  admin = new pg.Client(stored.url);
  await admin.connect();
  await admin.query(
    "CREATE TABLE account (id int PRIMARY KEY, coins int NOT NULL); INSERT INTO account VALUES (1, 0), (2, 0)",
  );
  open();
});

afterEach(async () => {
  await database.$disconnect();
  await pool.end();
  await admin.end();
  await stored.drop();
});

describe("a connection that closes", () => {
  it("while a transaction on it is idle gives its place back", async () => {
    for (let time = 0; time < OFTEN; time += 1) {
      const killed = database.$transaction(async (tx) => {
        const [{ pid } = { pid: 0 }] = await tx.$queryRaw<{ pid: number }[]>`
          SELECT pg_backend_pid() AS pid`;
        await kill(pid);
      });
      await expect(killed).rejects.toThrow();
    }

    await expect(putCoins([1, 2])).resolves.toBeUndefined();
    expect(log.error).not.toHaveBeenCalled();
  });

  it("during a statement of a transaction gives its place back", async () => {
    for (let time = 0; time < OFTEN; time += 1) {
      const killed = database.$transaction(
        (tx) => tx.$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())`,
      );
      await expect(killed).rejects.toThrow();
    }

    await expect(putCoins([1, 2])).resolves.toBeUndefined();
  });

  it("while nobody uses it is replaced", async () => {
    await database.$queryRaw`SELECT 1`;
    await admin.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'leafwise' AND datname = current_database()",
    );
    await vi.waitFor(() => expect(log.warn).toHaveBeenCalled(), WAIT);

    await expect(putCoins([1])).resolves.toBeUndefined();
  });
});

describe("a COMMIT that fails", () => {
  it("throws its connection away, and gives its place back", async () => {
    await atCommit("RAISE EXCEPTION 'not like this'");
    const pids = new Set<number>();
    for (let time = 0; time < OFTEN; time += 1) {
      const refused = database.$transaction(async (tx) => {
        const [{ pid } = { pid: 0 }] = await tx.$queryRaw<{ pid: number }[]>`
          SELECT pg_backend_pid() AS pid`;
        pids.add(pid);
        await tx.$executeRaw`UPDATE account SET coins = 1 WHERE id = 1`;
      });
      await expect(refused).rejects.toThrow("not like this");
    }

    expect(pids.size).toBe(OFTEN);
    await expect(database.$queryRaw`SELECT coins FROM account WHERE id = 1`).resolves.toEqual([
      { coins: 0 },
    ]);
  });

  it("for a conflict is tried again", async () => {
    await atCommit(
      "IF nextval('tries') < 3 THEN RAISE EXCEPTION 'too late' USING ERRCODE = '40001'; END IF",
    );

    await putCoins([1]);

    expect(await coins()).toEqual([1, 0]);
  });
});

describe("work that loses against other work", () => {
  it("in a deadlock is done again", async () => {
    const met = both();
    const cross = (ids: number[]) =>
      database.$transaction(async (tx) => {
        for (const id of ids) {
          await tx.$executeRaw`UPDATE account SET coins = coins + 1 WHERE id = ${id}`;
          await met();
        }
      });

    await Promise.all([cross([1, 2]), cross([2, 1])]);

    expect(await coins()).toEqual([2, 2]);
  });

  it("because it is not serializable is done again", async () => {
    const met = both();
    const putBySum = (id: number) =>
      database.$transaction(
        async (tx) => {
          await tx.$queryRaw`SELECT sum(coins) FROM account`;
          await met();
          await tx.$executeRaw`UPDATE account SET coins = coins + 1 WHERE id = ${id}`;
        },
        { isolationLevel: "Serializable" },
      );

    await Promise.all([putBySum(1), putBySum(2)]);

    expect(await coins()).toEqual([1, 1]);
  });

  it("as a single statement is done again", async () => {
    await admin.query(`
      CREATE SEQUENCE tries;
      CREATE FUNCTION lose_twice() RETURNS int LANGUAGE plpgsql AS $$ BEGIN
        IF nextval('tries') < 3 THEN RAISE EXCEPTION 'lost' USING ERRCODE = '40P01'; END IF;
        RETURN 1;
      END $$`);

    await expect(database.$queryRaw`SELECT lose_twice() AS one`).resolves.toEqual([{ one: 1 }]);
  });

  it("for ever is given up", async () => {
    await admin.query(`
      CREATE FUNCTION lose() RETURNS int LANGUAGE plpgsql AS $$ BEGIN
        RAISE EXCEPTION 'always lost' USING ERRCODE = '40P01';
      END $$`);

    await expect(database.$queryRaw`SELECT lose()`).rejects.toThrow("always lost");
  });
});

describe("a pool", () => {
  it("lets work wait, and opens no more connections than it may", async () => {
    const seen: number[] = [];
    const work = Array.from({ length: 40 }, () =>
      database.$transaction(async (tx) => {
        await tx.$executeRaw`UPDATE account SET coins = coins + 1 WHERE id = 1`;
        const { rows } = await admin.query<{ open: number }>(
          "SELECT count(*)::int AS open FROM pg_stat_activity WHERE application_name = 'leafwise' AND datname = current_database()",
        );
        seen.push(rows[0]?.open ?? 0);
      }),
    );

    await Promise.all(work);

    expect(await coins()).toEqual([40, 0]);
    expect(Math.max(...seen)).toBeLessThanOrEqual(CONNECTIONS);
  });

  it("lets statements through while transactions hold all places that they may", async () => {
    const held = both();
    const work = [1, 2].map(() =>
      database.$transaction(async (tx) => {
        await tx.$queryRaw`SELECT 1`;
        await held();
        return database.$queryRaw`SELECT 2 AS two`;
      }),
    );

    await expect(Promise.all(work)).resolves.toEqual([[{ two: 2 }], [{ two: 2 }]]);
  });

  it("lets through what transactions write beside themselves", async () => {
    const held = both();
    const work = [1, 2].map((id) =>
      database.$transaction(async (tx) => {
        await tx.$queryRaw`SELECT 1`;
        await held();
        await database.$transaction(
          (beside) => beside.$executeRaw`UPDATE account SET coins = coins + 1 WHERE id = ${id}`,
        );
      }),
    );

    await Promise.all(work);

    expect(await coins()).toEqual([1, 1]);
  });

  it("makes places anew that do not come back, and says so", async () => {
    await pool.end();
    open({ patienceMs: 300 });
    for (let place = 1; place < CONNECTIONS; place += 1) await pool.connect();
    expect(log.error).not.toHaveBeenCalled();

    await putCoins([1]);

    expect(log.error).toHaveBeenCalledWith(
      // The second may have been silent for less than the patience.
      { lost: expect.any(Number) as number, of: CONNECTIONS - 1 },
      expect.stringContaining("made anew"),
    );
    expect(await coins()).toEqual([1, 0]);
  });

  it("makes a place anew that does not come back while another one does", async () => {
    await pool.end();
    open({ patienceMs: UNHURRIED_MS });
    await pool.connect();
    let isOver = false;
    const comeAndGo = [1, 2].map(async () => {
      while (!isOver) await putCoins([1]);
    });

    await vi.waitFor(() => expect(log.error).toHaveBeenCalled(), WAIT);
    isOver = true;
    await Promise.all(comeAndGo);

    expect(log.error).toHaveBeenCalledWith({ lost: 1, of: CONNECTIONS - 1 }, expect.anything());
  });

  it("leaves transactions their places that go on working", async () => {
    await pool.end();
    open({ patienceMs: UNHURRIED_MS });
    const long = [1, 2].map((id) =>
      database.$transaction(async (tx) => {
        for (let times = 0; times < 10; times += 1)
          await tx.$executeRaw`UPDATE account SET coins = coins + 1 FROM pg_sleep(0.25) WHERE id = ${id}`;
      }),
    );

    await Promise.all([...long, putCoins([1])]);

    expect(await coins()).toEqual([11, 10]);
    expect(log.error).not.toHaveBeenCalled();
  });

  it("leaves statements their places that take long", async () => {
    await pool.end();
    open({ patienceMs: 300 });
    const long = Array.from({ length: CONNECTIONS }, () => pool.query("SELECT pg_sleep(1)"));

    await Promise.all([...long, putCoins([1])]);

    expect(log.error).not.toHaveBeenCalled();
  });

  it("makes the places of statements anew that never end", async () => {
    await pool.end();
    open({ patienceMs: 300, longestStatementMs: 600 });
    const stuck = Array.from({ length: CONNECTIONS }, () =>
      pool.query("SELECT pg_sleep(300)").then(
        () => "ended",
        () => "thrown away",
      ),
    );

    await putCoins([1]);

    expect(await Promise.race(stuck)).toBe("thrown away");
    expect(log.error).toHaveBeenCalled();
    // Those that nobody waited for any more.
    await admin.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep(300)%'",
    );
  });

  it("lets the next one hold a place where one closes on its way to its holder", async () => {
    for (let time = 0; time < OFTEN; time += 1) {
      pool.once("acquire", (client) =>
        process.nextTick(() => client.emit("error", new Error("It closed at once"))),
      );
      await expect(putCoins([1])).rejects.toThrow();
    }

    await expect(putCoins([1])).resolves.toBeUndefined();
  });
});

function open(limits: Pick<PoolOptions, "patienceMs" | "longestStatementMs"> = {}): void {
  pool = new ConnectionPool(stored.url, { connections: CONNECTIONS, log, ...limits });
  database = databaseOn(pool);
}

async function putCoins(ids: number[]): Promise<void> {
  await database.$transaction(async (tx) => {
    for (const id of ids)
      await tx.$executeRaw`UPDATE account SET coins = coins + 1 WHERE id = ${id}`;
  });
}

async function coins(): Promise<number[]> {
  const { rows } = await admin.query<{ coins: number }>("SELECT coins FROM account ORDER BY id");
  return rows.map((row) => row.coins);
}

async function kill(pid: number): Promise<void> {
  await admin.query("SELECT pg_terminate_backend($1, 10000)", [pid]);
}

/** What a transaction meets that changed an account and commits. */
async function atCommit(plpgsql: string): Promise<void> {
  await admin.query(`
    CREATE SEQUENCE tries;
    CREATE FUNCTION at_commit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${plpgsql}; RETURN NULL; END $$;
    CREATE CONSTRAINT TRIGGER at_commit AFTER UPDATE ON account DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW EXECUTE FUNCTION at_commit()`);
}

/** Two wait for each other the first time they come here; later on nobody waits. */
function both(): () => Promise<undefined> {
  let come = 0;
  const there = Promise.withResolvers<undefined>();
  return () => {
    come += 1;
    if (come === 2) there.resolve(undefined);
    return there.promise;
  };
}
