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

/** Two processes: each has a limiter and a pool of its own. */
function limiters(limits: {
  requestsPerSecond: number;
  requestsPerHour: number | null;
}): RateLimiter[] {
  return databases.map(
    (database) =>
      new RateLimiter(
        {
          take: (budgets, wanted) => takeFromBudgets(database, budgets, wanted),
          slowDown: (key) => slowBudgetDown(database, key),
        },
        limits,
      ),
  );
}

async function callsWithin(ms: number, seller: string, two: RateLimiter[]): Promise<number> {
  let calls = 0;
  const until = Date.now() + ms;
  const call = async (limiter: RateLimiter) => {
    while (Date.now() < until) {
      await limiter.take(seller, "recommend");
      calls += Date.now() < until ? 1 : 0;
    }
  };
  await Promise.all(two.flatMap((limiter) => [call(limiter), call(limiter), call(limiter)]));
  return calls;
}

describe("a budget that two processes share", () => {
  it("lets no more through than the rate and its burst allow, and not much less", async () => {
    const calls = await callsWithin(
      2_000,
      "seller-1",
      limiters({ requestsPerSecond: 50, requestsPerHour: null }),
    );

    expect(calls).toBeLessThanOrEqual(50 * 2 + 10 + 2);
    expect(calls).toBeGreaterThan(70);
  });

  it("is another one for another seller", async () => {
    // A second call of one seller would have to wait for longer than the limiter's patience.
    const [one] = limiters({ requestsPerSecond: 0.01, requestsPerHour: null });

    await Promise.all([one?.take("seller-2", "recommend"), one?.take("seller-3", "recommend")]);

    await expect(one?.take("seller-2", "recommend")).rejects.toBeInstanceOf(BudgetExhausted);
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
