import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { largeTree } from "../../sandbox/tiktok-shop/tiktok-shop";
import type { AsSeller } from "../../app/flows/context";
import { catalogWith, product } from "../support/catalog-with";
import { closeWaiting } from "../support/close-waiting";
import { playApp, type PlayedApp } from "../support/play-app";
import { runInProcess } from "../support/run-in-process";

const CATEGORIES = 2_000;
const REFRESH_TRIES = 5;
const WAIT = { timeout: 60_000, interval: 20 };
const PATIENT = { timeout: 60_000, maxWait: 60_000 };

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
  // One has asked for new tokens, and the other has looked at the row since it was claimed.
  await vi.waitFor(async () => expect(await isLookedAtAgain()).toBe(true), WAIT);
  await vi.waitFor(async () => expect(await idleTransactions()).toBe(0), WAIT);
  release();
  const answers = await said;
  await Promise.all(workers.map((worker) => worker.stop()));

  const categories = app.sandbox.tikTokShop.categories().all().length;
  expect(answers).toEqual([{ categories }, { categories }]);
  expect(app.sandbox.requests.count({ operation: /token\/refresh/ })).toBe(1);
});

it("tokens of a merchant who connects during a refresh stay", async () => {
  const { release, refreshed } = await refreshUnderWay();

  await app.connect();
  const { refreshToken } = await storedConnection();
  release();
  await refreshed;

  expect(await storedConnection()).toMatchObject({ refreshToken, refreshingUntil: null });
});

it("new tokens connect a seller again whom another process took for lost meanwhile", async () => {
  const { database } = await app.context();
  const { release, refreshed } = await refreshUnderWay();

  await database.tikTokShopConnection.updateMany({ data: { status: "needs-reauthorization" } });
  release();
  await refreshed;

  expect((await storedConnection()).status).toBe("connected");
});

it("new tokens are stored though the connection to the database closes meanwhile", async () => {
  const { database } = await app.context();
  const { refreshToken } = await storedConnection();
  const { release, refreshed } = await refreshUnderWay();

  await database.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM tiktok_shop_connection FOR UPDATE`;
    release();
    await closeWaiting(database);
  }, PATIENT);
  await refreshed;

  expect((await storedConnection()).refreshToken).not.toBe(refreshToken);
});

it("a refresh that failed for good is tried anew by the next call", async () => {
  const { asSeller } = await app.mappingContext();
  app.sandbox.tikTokShop.authorizations.expireAccessTokens();
  const broken = { status: 502, body: "<html>bad gateway</html>" };
  app.sandbox.nextAnswer({ path: /token\/refresh/ }, broken, REFRESH_TRIES);
  await expect(listShops(asSeller)).rejects.toThrow("502");
  const found = await listShops(asSeller);

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

/** Whoever locks a row leaves a number on it, until the row is written again. */
async function isLookedAtAgain(): Promise<boolean> {
  const { database } = await app.context();
  const [row] = await database.$queryRaw<{ isIt: boolean }[]>`
    SELECT refreshing_until > now() AND xmax <> '0'::xid AS "isIt" FROM tiktok_shop_connection`;
  return row?.isIt ?? false;
}

async function idleTransactions(): Promise<number> {
  const { database } = await app.context();
  const [row] = await database.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE datname = current_database() AND state = 'idle in transaction'`;
  return row?.count ?? 0;
}

async function storedConnection() {
  const { database } = await app.context();
  return database.tikTokShopConnection.findFirstOrThrow();
}

/** Tokens that lapsed are claimed, and TikTok Shop is asked for new ones: it answers once it is let. */
async function refreshUnderWay() {
  app.sandbox.tikTokShop.authorizations.expireAccessTokens();
  const release = app.sandbox.hold({ path: /token\/refresh/ });
  const { asSeller } = await app.mappingContext();
  const refreshed = listShops(asSeller);
  await vi.waitFor(
    async () => expect((await storedConnection()).refreshingUntil).not.toBeNull(),
    WAIT,
  );
  return { release, refreshed };
}

async function listShops(asSeller: AsSeller) {
  const { listAuthorizedShops } = await import("../../app/tiktok-shop/authorization.server");
  const { tikTokShop } = await app.mappingContext();
  return asSeller((caller) => listAuthorizedShops(tikTokShop, caller));
}
