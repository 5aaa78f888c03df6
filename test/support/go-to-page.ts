import { setTimeout as sleep } from "node:timers/promises";
import type { PlayedAdmin } from "./play-admin";

const PATIENCE_MS = 60_000;

/** Opens a page of the app, and waits until it can be used. */
export async function goTo(admin: PlayedAdmin, path: string): Promise<void> {
  await admin.page.goto(admin.adminUrl(path));
  await untilAlive(admin);
}

/** What is pressed before React has taken the page over is pressed in vain. */
export async function untilAlive({ app }: Pick<PlayedAdmin, "app">): Promise<void> {
  const heading = app.getByRole("heading", { level: 1 });
  await heading.waitFor();
  // Looked for anew each time: the heading may be another page's by then.
  const isAlive = () =>
    heading.evaluate((element) => Object.keys(element).some((key) => key.startsWith("__react")));
  const giveUpAt = Date.now() + PATIENCE_MS;
  while (!(await isAlive())) {
    if (Date.now() > giveUpAt) throw new Error(`Not alive after ${PATIENCE_MS} ms`);
    await sleep(30);
  }
}
