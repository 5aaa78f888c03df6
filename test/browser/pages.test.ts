import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generatedCatalog } from "../../sandbox/catalog/catalog";
import { goTo as openPage } from "../support/go-to-page";
import { look } from "../support/look-at-page";
import { playAdmin, type PlayedAdmin } from "../support/play-admin";
import { sql } from "../support/sql";

const PRODUCTS = 160;

let admin: PlayedAdmin;

beforeAll(async () => {
  admin = await playAdmin({
    catalog: generatedCatalog({ products: PRODUCTS }),
    rate: { requestsPerSecond: 10 },
    // A paused run ends what the worker has begun: some has to be left.
    environment: { WORKER_BATCHES: "1" },
  });
  admin.page.setDefaultTimeout(60_000);
});

afterAll(async () => {
  await admin.close();
  expect(admin.problems).toEqual([]);
});

const goTo = (path: string) => openPage(admin, path);

const tab = (name: string, count: number) =>
  admin.app.getByRole("tab", { name: `${name} (${count})` });
const rows = () => admin.app.locator("tbody tr");
const toast = (text: string) => admin.page.getByText(text).waitFor();

describe("a merchant who works with the pages", { shuffle: false, timeout: 240_000 }, () => {
  it("is told what to do first", async () => {
    await goTo("/app");
    await admin.app.getByText("0 of 4 done").waitFor();
    await look(admin, "home-new");

    await goTo("/app/mappings");
    await admin.app.getByText("No products yet").waitFor();
    await look(admin, "mappings-new");
  });

  it("connects, maps all, pauses, goes on, and sees what came of it after a reload", async () => {
    const { app, page } = admin;
    await goTo("/app");
    await app.getByRole("button", { name: "Connect TikTok Shop" }).click();
    await page.waitForURL("**/open/authorize?**");
    await page.getByRole("radio", { name: "Maple & Finch" }).check();
    await page.getByRole("button", { name: "Authorize" }).click();
    await page.waitForURL("**/app/connection?**");
    await goTo("/app");

    await app.getByRole("button", { name: "Map all products" }).dblclick();
    await app.getByRole("button", { name: "Pause" }).click();
    await app.getByText("You paused this run.").waitFor();
    await look(admin, "home-paused");
    await goTo("/app");
    await app.getByRole("button", { name: "Resume" }).click();
    await app.getByText(/products per second/).waitFor();
    await look(admin, "home-running");
    await app.getByText("started by you").first().waitFor();

    expect(await app.getByText("started by you").count(), "two clicks, one run").toBe(1);
    expect(await app.locator("[data-count=products]").textContent()).toBe(String(PRODUCTS));
    await look(admin, "home-mapped");
  });

  it("confirms a product, and finds it among the confirmed ones", async () => {
    const { app } = admin;
    await goTo("/app/mappings");
    await tab("To review", PRODUCTS).waitFor();
    await look(admin, "mappings");

    await app
      .getByRole("button", { name: /^Confirm / })
      .first()
      .click();
    await toast("1 product confirmed");
    await tab("Confirmed", 1).click();

    await app.getByRole("button", { name: /^Clear / }).waitFor();
    await expect.poll(() => rows().count(), { timeout: 30_000 }).toBe(1);
    await look(admin, "mappings-confirmed");
  });

  it("changes a product's category by searching for another", async () => {
    const { app } = admin;
    await app.getByRole("button", { name: /^Change / }).click();
    const dialog = app.getByRole("dialog");
    await dialog.getByRole("combobox").fill("coffee mugs");
    const found = dialog.getByRole("option", { name: /Coffee Mugs/ }).first();
    await found.waitFor();
    await look(admin, "mappings-change");
    await found.click();

    await toast("1 product changed");
    await rows()
      .first()
      .getByText(/Coffee Mugs/)
      .first()
      .waitFor();
    await app.getByText(/TikTok Shop now recommends/).waitFor();
    await look(admin, "mappings-differs");
  });

  it("clears it again", async () => {
    const { app } = admin;
    await app.getByRole("button", { name: /^Clear / }).click();
    await toast("1 product cleared");

    await app.getByText("Nothing here").waitFor();
    await look(admin, "mappings-none-confirmed");
  });

  it("searches, and comes back to the same page after a reload", async () => {
    const { app, page } = admin;
    await goTo("/app/mappings");
    const title = (await rows().nth(3).locator("[data-primary-link]").innerText()).trim();
    await app.getByRole("heading", { level: 1 }).click();
    await page.keyboard.press("/");
    await page.keyboard.type(title.slice(0, title.length - 2));
    await app.getByText(title).first().waitFor();
    await app.locator("tbody tr").nth(49).waitFor({ state: "detached" });
    await page.reload();

    await app.getByText(title).first().waitFor();
    expect(await rows().count()).toBeLessThan(50);
  });

  it("turns pages, and back", async () => {
    const { app, page } = admin;
    await goTo("/app/mappings");
    const titleAt = (index: number) => rows().nth(index).locator("[data-primary-link]").innerText();
    const first = await titleAt(0);
    await app.getByRole("button", { name: "Next" }).click();
    await app.getByText(first, { exact: true }).waitFor({ state: "detached" });
    await app.getByRole("button", { name: "Previous" }).click();
    await app.getByText(first, { exact: true }).waitFor();

    expect(await titleAt(0)).toBe(first);
    expect(page.url()).toContain("/app/mappings");
  });

  it("works from the keyboard: down, down, space, c", async () => {
    const { app, page } = admin;
    await goTo("/app/mappings?status=recommended");
    await tab("To review", PRODUCTS).waitFor();
    await app.getByRole("heading", { level: 1 }).click();
    for (const key of ["ArrowDown", "ArrowDown", " ", "ArrowDown", " ", "c"])
      await page.keyboard.press(key);

    await toast("2 products confirmed");
    await tab("Confirmed", 2).waitFor();
    await page.keyboard.press("?");
    await app.getByRole("dialog").getByText("go up and down the list").waitFor();
    await look(admin, "mappings-help");
  });

  it("confirms everything that matches, after being told how many", async () => {
    const { app } = admin;
    await goTo("/app/mappings?status=recommended");
    await app
      .getByRole("checkbox", { name: /Select all/ })
      .first()
      .click({ force: true });
    await app.getByRole("button", { name: "Select all products that match" }).click();
    await app.getByRole("button", { name: "Confirm", exact: true }).first().click();
    await app
      .getByRole("dialog")
      .getByText(`${PRODUCTS - 2} products match.`)
      .waitFor();
    await look(admin, "mappings-confirm-all");
    await app.getByRole("dialog").getByRole("button", { name: "Confirm" }).click();

    await app.getByText(`${PRODUCTS - 2} products confirmed.`).waitFor();
    await tab("Confirmed", PRODUCTS).waitFor();
    await look(admin, "mappings-all-confirmed");
  });

  it("reads why products need attention, from Home to the list", async () => {
    const { app } = admin;
    await sql(
      admin,
      `UPDATE product_mapping SET status = 'needs-attention', reason = 'needs-image',
      confirmed_category_id = NULL, recommended_category_id = NULL WHERE product_id % 5 = 0`,
    );
    await goTo("/app");
    await look(admin, "home-attention");
    await app.getByRole("link", { name: "Show these products: Without a picture" }).click();

    await app.getByText("It has no picture. Add one in Shopify").first().waitFor();
    await expect.poll(() => rows().count(), { timeout: 30_000 }).toBe(PRODUCTS / 5);
    await look(admin, "mappings-attention");
  });

  it("keeps a filter under a name", async () => {
    const { app } = admin;
    await app.getByRole("button", { name: "Saved filters" }).click();
    await app.getByLabel("Name of this filter").fill("No picture");
    await app.getByRole("button", { name: "Save this filter", exact: true }).click();
    await app.getByRole("button", { name: "No picture", exact: true }).waitFor();
    await look(admin, "mappings-saved-filters");
    await goTo("/app/mappings");
    await app.getByRole("button", { name: "Saved filters" }).click();
    await app.getByRole("button", { name: "No picture", exact: true }).click();

    await app.getByText("It has no picture. Add one in Shopify").first().waitFor();
  });

  it("sees a decision taken back when the server refuses it", async () => {
    const { app } = admin;
    await goTo("/app/mappings?status=confirmed");
    await app
      .getByRole("button", { name: /^Clear / })
      .first()
      .waitFor();
    await sql(
      admin,

      "UPDATE product_mapping SET status = 'recommended', confirmed_category_id = NULL WHERE status = 'confirmed'",
    );
    await app
      .getByRole("button", { name: /^Clear / })
      .first()
      .click();

    await app
      .getByText("These products changed, or somebody else decided about them meanwhile.")
      .waitFor();
    await look(admin, "mappings-refused");
  });

  it("may close the first steps for good", async () => {
    const { app } = admin;
    await goTo("/app");
    await app.getByRole("button", { name: "Close the first steps" }).click();
    await app.getByText("First steps").waitFor({ state: "detached" });
    await goTo("/app");

    expect(await app.getByText("First steps").count()).toBe(0);
  });
});
