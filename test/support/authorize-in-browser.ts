import type { PlayedAdmin } from "./play-admin";

interface Press {
  /** The app's button that leads to TikTok Shop. */
  button?: string;
  seller?: string;
  decision?: "Authorize" | "Cancel";
}

/** Goes from the app's button to TikTok Shop's page of authorization, decides as this seller, and comes back. */
export async function authorizeInBrowser(
  { page, app }: Pick<PlayedAdmin, "page" | "app">,
  { button = "Connect TikTok Shop", seller = "Maple & Finch", decision = "Authorize" }: Press = {},
): Promise<void> {
  await app.getByRole("button", { name: button, exact: true }).first().click();
  await page.waitForURL("**/open/authorize?**");
  await page.getByRole("radio", { name: seller }).check();
  await page.getByRole("button", { name: decision }).click();
  await page.waitForURL("**/app/connection?**");
}
