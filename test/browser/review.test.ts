import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generatedCatalog } from "../../sandbox/catalog/catalog";
import { inDatabase } from "../support/in-database";
import { look } from "../support/look-at-page";
import { playAdmin, type PlayedAdmin } from "../support/play-admin";

const PRODUCTS = 160;

let admin: PlayedAdmin;

beforeAll(async () => {
  admin = await playAdmin({ catalog: generatedCatalog({ products: PRODUCTS }), noise: 0.25 });
});

afterAll(async () => {
  await admin.close();
  expect(admin.problems).toEqual([]);
});

async function goTo(path: string) {
  await admin.page.goto(admin.adminUrl(path));
  const heading = admin.app.getByRole("heading", { level: 1 });
  await heading.waitFor();
  // What is pressed before React has taken the page over is pressed in vain.
  const isAlive = () =>
    heading.evaluate((element) => Object.keys(element).some((key) => key.startsWith("__react")));
  await expect.poll(isAlive, { timeout: 15_000 }).toBe(true);
}

const sql = (statement: string) => inDatabase(admin.databaseUrl, statement);
const toast = (text: string | RegExp) => admin.page.getByText(text).first().waitFor();
const row = (index: number) =>
  admin.app.getByRole("list", { name: "Review", exact: true }).locator("> li").nth(index);

describe("a merchant who reviews", { shuffle: false, timeout: 90_000 }, () => {
  it("is told where nothing is to review", async () => {
    await goTo("/app/review");
    await admin.app.getByText("Everything is reviewed").waitFor();
    await look(admin, "review-empty");
  });

  it("finds a row for each local category, the biggest first", async () => {
    const { app, page } = admin;
    await goTo("/app");
    await app.getByRole("button", { name: "Connect TikTok Shop" }).click();
    await page.waitForURL("**/open/authorize?**");
    await page.getByRole("radio", { name: "Maple & Finch" }).check();
    await page.getByRole("button", { name: "Authorize" }).click();
    await page.waitForURL("**/app/connection?**");
    await goTo("/app");
    await app.getByRole("button", { name: "Map all products" }).click();
    await app.getByText("Finished").waitFor({ timeout: 60_000 });
    await page.getByRole("navigation").getByRole("link", { name: "Review", exact: true }).click();

    await row(0)
      .getByText(/\d+ of \d+ agree/)
      .waitFor();
    await look(admin, "review");
  });

  it("opens the groups of a row", async () => {
    const { app } = admin;
    await app
      .getByRole("button", { name: /^Show the groups/ })
      .first()
      .click();
    await app
      .getByRole("button", { name: /^Confirm .* for \d+ products?$/ })
      .first()
      .waitFor();
    await look(admin, "review-groups");
  });
});
