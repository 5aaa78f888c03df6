import type { FrameLocator, Page } from "playwright-core";
import { photo } from "./manual-flow";
import type { PlayedAdmin } from "./play-admin";
import { sql } from "./sql";

/** Goes from Home through TikTok Shop's authorization page and back, as the first seller. */
export async function connectInBrowser({ page, app, adminUrl }: PlayedAdmin): Promise<void> {
  await page.goto(adminUrl());
  await app.getByRole("button", { name: "Connect TikTok Shop" }).click();
  await page.waitForURL("**/open/authorize?**");
  await page.getByRole("radio", { name: "Maple & Finch" }).check();
  await page.getByRole("button", { name: "Authorize" }).click();
  await app.getByText("Connected to Maple & Finch US (US)").waitFor();
}

/** The form with nothing in it: drafts of earlier tests are gone, from the app and from the browser. */
export async function openEmptyForm(admin: PlayedAdmin): Promise<void> {
  await sql(admin, "DELETE FROM manual_draft");
  await admin.page.goto(admin.adminUrl("/app/new-product"));
  await admin.app.getByLabel("Title").waitFor();
  await admin.app.locator("body").evaluate(() => {
    localStorage.clear();
    indexedDB.deleteDatabase("leafwise-new-product");
  });
  await admin.page.reload();
  await admin.app.getByLabel("Title").waitFor();
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
