import type { PlayedAdmin } from "./play-admin";

/** Opens a page of the app, and waits until it can be used. */
export async function goTo(admin: PlayedAdmin, path: string): Promise<void> {
  await admin.page.goto(admin.adminUrl(path));
  await untilAlive(admin);
}

/** What is pressed before React has taken the page over is pressed in vain. */
export async function untilAlive({ app }: Pick<PlayedAdmin, "app">): Promise<void> {
  await app.getByRole("heading", { level: 1 }).evaluate(async (heading) => {
    while (!Object.keys(heading).some((key) => key.startsWith("__react")))
      await new Promise((resolve) => setTimeout(resolve, 20));
  });
}
