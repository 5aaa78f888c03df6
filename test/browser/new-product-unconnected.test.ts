import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { catalogWith } from "../support/catalog-with";
import {
  chooseFiles,
  connectInBrowser,
  jpeg,
  openEmptyForm,
  saveButton,
} from "../support/new-product-page";
import { playAdmin, type PlayedAdmin } from "../support/play-admin";

let admin: PlayedAdmin;

beforeAll(async () => {
  admin = await playAdmin({ catalog: catalogWith() });
}, 120_000);
afterAll(async () => {
  await admin.close();
  expect(admin.problems).toEqual([]);
});

const STORED = "Stored. TikTok Shop gets it once you connect.";

describe("without a connection", { shuffle: false, timeout: 180_000 }, () => {
  it("the product is saved with its picture, and its category waits", async () => {
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
});
