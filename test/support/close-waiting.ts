import { expect, vi } from "vitest";
import type { PrismaClient } from "../../app/tables/database.server";

/** Closes the one connection that waits for a locked row, as a restart does. */
export async function closeWaiting(database: PrismaClient): Promise<void> {
  await vi.waitFor(
    async () => {
      const closed = await database.$queryRaw`
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE wait_event_type = 'Lock' AND datname = current_database()`;
      expect(closed).toHaveLength(1);
    },
    { timeout: 30_000, interval: 50 },
  );
}
