import { expect, vi } from "vitest";

/**
 * Lets the queue find the jobs of the workers that were killed now, instead of ten silent seconds later, and give them
 * to the next worker at once. No worker may be alive. Returns the names of the jobs.
 */
export async function findJobsOfTheDead(): Promise<string[]> {
  const { jobQueue, processDatabase } = await import("../../app/context.server");
  const [database, { boss }] = [processDatabase(), await jobQueue()];
  const dead = await database.$queryRaw<{ name: string }[]>`
    UPDATE pgboss.job SET heartbeat_on = now() - interval '1 hour', retry_delay = 0, retry_backoff = false
    WHERE state = 'active' RETURNING name`;
  await vi.waitFor(
    async () => {
      await database.$executeRaw`UPDATE pgboss.queue SET monitor_on = NULL, monitor_claim_on = NULL`;
      await boss.supervise();
      const active = await database.$queryRaw`SELECT FROM pgboss.job WHERE state = 'active'`;
      expect(active).toEqual([]);
    },
    { timeout: 60_000, interval: 100 },
  );
  return dead.map(({ name }) => name);
}
