import type { PlayedApp } from "./play-app";

/** The time has come for every job that waits for its time. */
export async function makeJobsDue(app: PlayedApp): Promise<void> {
  const { database } = await app.context();
  await database.$executeRaw`
    UPDATE pgboss.job SET start_after = now() WHERE state < 'active' AND start_after > now() AND NOT starts_with(name, '__')`;
}
