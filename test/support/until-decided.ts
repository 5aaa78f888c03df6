import { expect, vi } from "vitest";
import type { PlayedApp } from "./play-app";

/** Until nothing is decided in the background any more. */
export async function untilDecided(app: PlayedApp): Promise<void> {
  const { database, shop } = await app.context();
  await vi.waitFor(
    async () => {
      const open = { shopId: shop.id, status: "deciding", runId: null };
      expect(await database.mappingDecision.count({ where: open })).toBe(0);
    },
    { timeout: 60_000, interval: 20 },
  );
}
