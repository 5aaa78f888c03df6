import type { Database } from "./database.server";

/** A token bucket of the shared table. */
export interface RateBudget {
  key: string;
  capacity: number;
  refillPerSecond: number;
}

/**
 * Takes up to `wanted` tokens from all budgets at once, by the database's clock.
 * A budget that was slowed down gets a twentieth of its ceiling back each second.
 */
export async function takeFromBudgets(
  database: Database,
  budgets: RateBudget[],
  wanted: number,
): Promise<{ granted: number; waitMs: number }> {
  const rows = await database.$queryRaw<{ granted: number; waitMs: number }[]>`
    SELECT granted::int, wait_ms::float8 AS "waitMs"
    FROM take_from_rate_budgets(${JSON.stringify(budgets)}::jsonb, ${wanted}::int)`;
  const row = rows[0];
  if (!row) throw new Error("take_from_rate_budgets answered no row");
  return row;
}

/** Halves the refill of a budget, once a second at the most: a burst of refusals is one refusal. */
export async function slowBudgetDown(database: Database, key: string): Promise<void> {
  await database.$executeRaw`
    UPDATE rate_budget
    SET refill_per_second = greatest(ceiling_per_second / 64, refill_per_second / 2),
        tokens = least(tokens, 0), updated_at = clock_timestamp(), slowed_at = clock_timestamp()
    WHERE key = ${key} AND (slowed_at IS NULL OR slowed_at < clock_timestamp() - interval '1 second')`;
}
