import type { PlayedAdmin } from "./play-admin";

/**
 * Until the admin has shown this message, once for each time it did: a toast is gone after five seconds, and a busy
 * machine looks later.
 */
export async function untilToast(
  { page }: Pick<PlayedAdmin, "page">,
  text: string | RegExp,
): Promise<void> {
  const said = page.locator("#toast-messages li").filter({ hasText: text }).first();
  await said.waitFor({ state: "attached" });
  await said.evaluate((element) => element.remove());
}
