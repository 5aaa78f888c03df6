import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { largeTree } from "../../sandbox/tiktok-shop/tiktok-shop";
import { catalogWith, product } from "../support/catalog-with";
import { playApp, type PlayedApp } from "../support/play-app";
import { runInProcess } from "../support/run-in-process";

const CATEGORIES = 2_000;
const REFRESH_TRIES = 5;
const WAIT = { timeout: 60_000, interval: 20 };

let app: PlayedApp;

beforeAll(async () => {
  app = await playApp({ catalog: catalogWith(product("Coffee mug")) });
  await app.install();
  await app.connect();
});

afterAll(() => app.close());

it("two processes that find the same lapsed token refresh it once", async () => {
  const workers = [1, 2].map(() => runInProcess(app.sandbox, "test/support/refresh-process.ts"));
  await Promise.all(workers.map((worker) => worker.message()));
  app.sandbox.tikTokShop.authorizations.expireAccessTokens();
  app.sandbox.requests.clear();
  const release = app.sandbox.hold({ path: /token\/refresh/ });

  const said = Promise.all(workers.map((worker) => worker.message()));
  for (const worker of workers) worker.tell("go");
  // One has asked for new tokens, and the other waits for the row that it locked.
  await vi.waitFor(async () => expect(await waitingForARow()).toBe(1), WAIT);
  release();
  const answers = await said;
  await Promise.all(workers.map((worker) => worker.stop()));

  const categories = app.sandbox.tikTokShop.categories().all().length;
  expect(answers).toEqual([{ categories }, { categories }]);
  expect(app.sandbox.requests.count({ operation: /token\/refresh/ })).toBe(1);
});

it("a refresh that failed for good is tried anew by the next call", async () => {
  const { asSeller } = await app.mappingContext();
  app.sandbox.tikTokShop.authorizations.expireAccessTokens();
  const broken = { status: 502, body: "<html>bad gateway</html>" };
  app.sandbox.nextAnswer({ path: /token\/refresh/ }, broken, REFRESH_TRIES);
  const { listAuthorizedShops } = await import("../../app/tiktok-shop/authorization.server");
  const { tikTokShop } = await app.mappingContext();
  const shops = () => asSeller((caller) => listAuthorizedShops(tikTokShop, caller));

  await expect(shops()).rejects.toThrow("502");
  const found = await shops();

  expect(found).not.toEqual([]);
});

it("a sync that is killed leaves the old tree, whole", async () => {
  const { database } = await app.context();
  const { syncMarket } = await import("../support/sync-market");
  await syncMarket();
  const before = await database.tikTokShopCategory.findMany({ orderBy: { id: "asc" } });
  app.sandbox.tikTokShop.markets.replaceTree("US", largeTree(CATEGORIES));

  // The sync writes the categories, and then has to wait before it can write what changed.
  const killed = await database.$transaction(
    async (tx) => {
      await tx.$executeRaw`LOCK TABLE category_change IN EXCLUSIVE MODE`;
      const process = runInProcess(app.sandbox, "test/support/sync-process.ts");
      await process.message();
      await vi.waitFor(async () => expect(await waitingForTheTable()).toBe(1), WAIT);
      const duringTheSync = await database.tikTokShopCategory.count();
      await process.kill();
      return { duringTheSync };
    },
    { timeout: 60_000 },
  );
  // PostgreSQL has noticed that the process is gone.
  await vi.waitFor(async () => expect(await waitingForTheTable()).toBe(0), WAIT);
  const after = await database.tikTokShopCategory.findMany({ orderBy: { id: "asc" } });
  const again = await syncMarket();

  expect(killed.duringTheSync).toBe(before.length);
  expect(after).toEqual(before);
  expect(again.outcome).toBe("stored");
  expect(await database.tikTokShopCategory.count({ where: { removedAt: null } })).toBe(CATEGORIES);
});

async function waitingForTheTable(): Promise<number> {
  const { database } = await app.context();
  const [row] = await database.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_locks
    WHERE relation = 'category_change'::regclass AND NOT granted`;
  return row?.count ?? 0;
}

/** Whoever waits for a locked row waits for the transaction that locked it. */
async function waitingForARow(): Promise<number> {
  const { database } = await app.context();
  const [row] = await database.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_locks JOIN pg_stat_activity USING (pid)
    WHERE locktype = 'transactionid' AND NOT granted AND datname = current_database()`;
  return row?.count ?? 0;
}
