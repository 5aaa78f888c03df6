import type { FrameLocator, Page } from "playwright-core";
import { photo } from "./manual-flow";
import { authorizeInBrowser } from "./authorize-in-browser";
import { goTo } from "./go-to-page";
import { forgetInBrowser } from "./open-browser";
import type { PlayedAdmin } from "./play-admin";
import { sql } from "./sql";

/** Goes from Home through TikTok Shop's authorization page and back, as the first seller. */
export async function connectInBrowser({ page, app, adminUrl }: PlayedAdmin): Promise<void> {
  await page.goto(adminUrl());
  await authorizeInBrowser({ page, app });
  await app.getByText("Connected to Maple & Finch US (US)").waitFor();
}

/** The form with nothing in it: drafts of earlier tests are gone, from the app and from the browser. */
export async function openEmptyForm(admin: PlayedAdmin): Promise<void> {
  const { page } = admin;
  // A page keeps its draft once more when it is left: that must not arrive after the rest is gone.
  await page.context().setOffline(true);
  await page.goto("about:blank");
  await admin.untilIdle();
  await page.context().setOffline(false);
  await sql(admin, "DELETE FROM manual_draft");
  await forgetInBrowser(page, admin.appProxyUrl);
  await goTo(admin, "/app/new-product");
}

export interface ChosenFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

export async function jpeg(
  name = "mug.jpg",
  size?: { width: number; height: number },
): Promise<ChosenFile> {
  return { name, mimeType: "image/jpeg", buffer: Buffer.from(await photo(size)) };
}

/** Chooses files as the file dialog does. */
export async function chooseFiles(app: FrameLocator, ...files: ChosenFile[]): Promise<void> {
  await app.locator("input[type=file]").first().setInputFiles(files);
}

/** The admin's own button in the bar for unsaved changes. */
export function saveButton(page: Page) {
  return page
    .getByRole("region", { name: "Unsaved changes" })
    .getByRole("button", { name: "Save" });
}

export function discardButton(page: Page) {
  return page
    .getByRole("region", { name: "Unsaved changes" })
    .getByRole("button", { name: "Discard" });
}
