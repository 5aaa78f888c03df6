import { expect } from "vitest";
import type { PlayedAdmin } from "./play-admin";

/** Opens a page of the app, and waits until it can be used: what is pressed before React has taken it over is lost. */
export async function goTo({ page, app, adminUrl }: PlayedAdmin, path: string): Promise<void> {
  await page.goto(adminUrl(path));
  await untilAlive({ app });
}

export async function untilAlive({ app }: Pick<PlayedAdmin, "app">): Promise<void> {
  const heading = app.getByRole("heading", { level: 1 });
  await heading.waitFor();
  const isAlive = () =>
    heading.evaluate((element) => Object.keys(element).some((key) => key.startsWith("__react")));
  await expect.poll(isAlive, { timeout: 15_000 }).toBe(true);
}
