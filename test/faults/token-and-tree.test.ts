import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { largeTree } from "../../sandbox/tiktok-shop/tiktok-shop";
import { catalogWith, product } from "../support/catalog-with";
import { playApp, type PlayedApp } from "../support/play-app";
import { runInProcess } from "../support/run-in-process";

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
  // Slow enough that both ask before one has the answer.
  app.sandbox.tikTokShop.knobs.latencyMs = { other: 300 };
  app.sandbox.requests.clear();

  const said = Promise.all(workers.map((worker) => worker.message()));
  for (const worker of workers) worker.tell("go");
  const answers = await said;
  await Promise.all(workers.map((worker) => worker.stop()));
  app.sandbox.tikTokShop.knobs.latencyMs = {};

  const categories = app.sandbox.tikTokShop.categories().all().length;
  expect(answers).toEqual([{ categories }, { categories }]);
  expect(app.sandbox.requests.count({ operation: /token\/refresh/ })).toBe(1);
});

it("a sync that is killed leaves the old tree, whole", async () => {
  const { database } = await app.context();
  const { syncMarket } = await import("../support/sync-market");
  await syncMarket();
  const before = await database.tikTokShopCategory.findMany({ orderBy: { id: "asc" } });
  app.sandbox.tikTokShop.markets.replaceTree("US", largeTree(12_000));

  // The sync writes the categories, and then has to wait before it can write what changed.
  const killed = await database.$transaction(
    async (tx) => {
      await tx.$executeRaw`LOCK TABLE category_change IN EXCLUSIVE MODE`;
      const process = runInProcess(app.sandbox, "test/support/sync-process.ts");
      await process.message();
      await untilSomebodyWaits();
      const duringTheSync = await database.tikTokShopCategory.count();
      await process.kill();
      return { duringTheSync };
    },
    { timeout: 30_000 },
  );
  await untilAlone();
  const after = await database.tikTokShopCategory.findMany({ orderBy: { id: "asc" } });
  const again = await syncMarket();

  expect(killed.duringTheSync).toBe(before.length);
  expect(after).toEqual(before);
  expect(again.outcome).toBe("stored");
  expect(await database.tikTokShopCategory.count({ where: { removedAt: null } })).toBe(12_000);
});

async function untilSomebodyWaits() {
  for (;;) {
    if ((await waiting()) > 0) return;
    await sleep(20);
  }
}

/** PostgreSQL has noticed that the process is gone. */
async function untilAlone() {
  for (;;) {
    if ((await waiting()) === 0) return;
    await sleep(20);
  }
}

async function waiting(): Promise<number> {
  const { database } = await app.context();
  const [row] = await database.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_locks
    WHERE relation = 'category_change'::regclass AND NOT granted`;
  return row?.count ?? 0;
}
