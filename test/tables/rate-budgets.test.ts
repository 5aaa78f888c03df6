import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase, type PrismaClient } from "../../app/tables/database.server";
import { slowBudgetDown, takeFromBudgets } from "../../app/tables/rate-budgets.server";
import { BudgetExhausted } from "../../app/tiktok-shop/errors";
import { RateLimiter } from "../../app/tiktok-shop/rate-limiter.server";
import { createTestDatabase, type TestDatabase } from "../support/create-test-database";

let created: TestDatabase;
let databases: PrismaClient[];

beforeAll(async () => {
  created = await createTestDatabase();
  databases = [openDatabase(created.url, 4), openDatabase(created.url, 4)];
});

afterAll(async () => {
  await Promise.all(databases.map((database) => database.$disconnect()));
  await created.drop();
});

/** Two processes: each has a limiter and a pool of its own. `waits`: what they were told to wait, in milliseconds. */
function limiters(
  limits: { requestsPerSecond: number; requestsPerHour: number | null },
  waits: number[] = [],
): RateLimiter[] {
  return databases.map(
    (database) =>
      new RateLimiter(
        {
          take: async (budgets, wanted) => {
            const taken = await takeFromBudgets(database, budgets, wanted);
            waits.push(taken.waitMs);
            return taken;
          },
          slowDown: (key) => slowBudgetDown(database, key),
        },
        limits,
      ),
  );
}

/** Lets so many calls through, three at a time in each process. Returns how long that took. */
async function msForCalls(calls: number, two: RateLimiter[]): Promise<number> {
  const startedAt = performance.now();
  let left = calls;
  const call = async (limiter: RateLimiter) => {
    while (left > 0) {
      left -= 1;
      await limiter.take("seller-1", "recommend");
    }
  };
  await Promise.all(two.flatMap((limiter) => [call(limiter), call(limiter), call(limiter)]));
  return performance.now() - startedAt;
}

describe("a budget that two processes share", () => {
  it("lets no more through than the rate and its burst allow, and lets nobody wait for longer than the next call", async () => {
    const [perSecond, burst, calls] = [50, 10, 60];
    const waits: number[] = [];
    const two = limiters({ requestsPerSecond: perSecond, requestsPerHour: null }, waits);

    const ms = await msForCalls(calls, two);

    expect(ms).toBeGreaterThan(((calls - burst) / perSecond) * 1_000 - 20);
    expect(Math.max(...waits)).toBeLessThanOrEqual(1_000 / perSecond);
  });

  it("is another one for another seller", async () => {
    // A second call of one seller would have to wait for longer than the limiter's patience.
    const [one] = limiters({ requestsPerSecond: 0.01, requestsPerHour: null });

    await Promise.all([one?.take("seller-2", "recommend"), one?.take("seller-3", "recommend")]);

    await expect(one?.take("seller-2", "recommend")).rejects.toBeInstanceOf(BudgetExhausted);
  });

  it("is used in turns by the shops that call as this seller", async () => {
    const [one] = limiters({ requestsPerSecond: 100, requestsPerHour: null });
    const served: number[] = [];
    const call = async (shopId: number) => {
      await one?.take("seller-6", "recommend", shopId);
      served.push(shopId);
    };

    const [large, small] = [1, 2];
    const calls = Array.from({ length: 60 }, () => call(large));
    await Promise.all([...calls, ...Array.from({ length: 5 }, () => call(small))]);

    // The first of all did not have to wait.
    expect(served.lastIndexOf(small)).toBeLessThanOrEqual(10);
  });

  it("gives up at once when the hour is used up", async () => {
    const [one] = limiters({ requestsPerSecond: 0, requestsPerHour: 20 });
    await one?.take("seller-4", "recommend");
    await one?.take("seller-4", "upload");

    await expect(one?.take("seller-4", "recommend")).rejects.toBeInstanceOf(BudgetExhausted);
  });

  it("is halved by too many requests, once for a burst of them, and creeps back up", async () => {
    const database = databases[0];
    if (!database) throw new Error("no database");
    const budget = { key: "seller-5:recommend:second", capacity: 10, refillPerSecond: 40 };
    const rate = async () =>
      (await database.rateBudget.findUniqueOrThrow({ where: { key: budget.key } })).refillPerSecond;
    await takeFromBudgets(database, [budget], 1);

    await Promise.all([slowBudgetDown(database, budget.key), slowBudgetDown(database, budget.key)]);
    const slowed = await rate();
    await database.$executeRaw`
      UPDATE rate_budget SET updated_at = updated_at - interval '500 milliseconds' WHERE key = ${budget.key}`;
    await takeFromBudgets(database, [budget], 1);
    const later = await rate();

    expect(slowed).toBe(20);
    expect(later).toBeGreaterThan(20.5);
    expect(later).toBeLessThan(30);
  });
});
