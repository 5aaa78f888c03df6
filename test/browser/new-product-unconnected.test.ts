import { afterEach, expect, it } from "vitest";
import { catalogWith } from "../support/catalog-with";
import {
  chooseFiles,
  connectInBrowser,
  jpeg,
  openEmptyForm,
  saveButton,
} from "../support/new-product-page";
import type { PlayedAdmin } from "../support/play-admin";
import { playShop } from "../support/play-shop";

let admin: PlayedAdmin;

afterEach(async () => {
  await admin.close();
  expect(admin.problems).toEqual([]);
});

const STORED = "Stored. TikTok Shop gets it once you connect.";

it("without a connection the product is saved with its picture, and its category waits", async () => {
  admin = await playShop({ catalog: catalogWith() });
  const { app, page } = admin;
  await openEmptyForm(admin);
  await app.getByText("Connect TikTok Shop to get a category for this product.").waitFor();
  await app.getByLabel("Title").fill("Stoneware coffee mug");
  await chooseFiles(app, await jpeg());
  await app.getByText(STORED).waitFor();
  await saveButton(page).click();

  await app.getByText("It gets a TikTok Shop category once TikTok Shop is connected.").waitFor();
});

it("a draft from before the connection gets its recommendation once there is one", async () => {
  admin = await playShop({ catalog: catalogWith() });
  const { app, page, adminUrl } = admin;
  await openEmptyForm(admin);
  await app.getByLabel("Title").fill("Stoneware coffee mug");
  await chooseFiles(app, await jpeg());
  await app.getByText(STORED).waitFor();
  page.once("dialog", (dialog) => void dialog.accept());
  await connectInBrowser(admin);
  await page.goto(adminUrl("/app/new-product"));

  await app.getByText("Uploaded to Shopify and TikTok Shop").waitFor();
  await app.locator("[data-recommended-leaf]").waitFor();
});
