import { catalogWith, product } from "./catalog-with";
import { playAdmin, type PlayAdminOptions, type PlayedAdmin } from "./play-admin";

/** As `playAdmin`, with a seller who has just chosen one of three TikTok shops, and its categories. */
export async function playConnectedAdmin(options: PlayAdminOptions = {}): Promise<PlayedAdmin> {
  const admin = await playAdmin({ catalog: catalogWith(product("Stoneware mug")), ...options });
  const { page, app } = admin;
  await page.goto(admin.adminUrl("/app/connection"));
  await authorize(admin);
  await app.getByRole("button", { name: "Nordlicht US (US)" }).click();
  await app.getByRole("heading", { name: "Look up a category" }).waitFor();
  return admin;
}

/** Presses a button that leads to TikTok Shop's page of authorization, and comes back as this seller. */
export async function authorize(
  { page, app }: PlayedAdmin,
  button = "Connect TikTok Shop",
  seller = "Nordlicht Handel",
): Promise<void> {
  await app.getByRole("button", { name: button, exact: true }).first().click();
  await page.waitForURL("**/open/authorize?**");
  await page.getByRole("radio", { name: seller }).check();
  await page.getByRole("button", { name: "Authorize" }).click();
  await page.waitForURL("**/app/connection?**");
}
