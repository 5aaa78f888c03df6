import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { generatedCatalog } from "../../sandbox/catalog/catalog";
import { goTo as openPage } from "../support/go-to-page";
import { look } from "../support/look-at-page";
import type { PlayedAdmin } from "../support/play-admin";
import { playShop } from "../support/play-shop";
import { sql } from "../support/sql";
import { untilToast } from "../support/until-toast";

const PRODUCTS = 6;
const PAGE = 50;
/** More than a page holds. */
const TWO_PAGES = 60;
/** What the worker maps at once. */
const BATCH = 50;
const TWO_BATCHES = 60;
/** More than are decided about without a question. */
const MANY = 110;
const catalog = generatedCatalog({ products: PRODUCTS });
const RECOMMEND = { path: /categories\/recommend$/ };

let admin: PlayedAdmin;

const closeShop = async () => {
  await admin.close();
  expect(admin.problems).toEqual([]);
};

const goTo = (path: string) => openPage(admin, path);

const tab = (name: string, count: number) =>
  admin.app.getByRole("tab", { name: `${name} (${count})` });
const rows = () => admin.app.locator("tbody tr");
const untilRows = (count: number) =>
  expect.poll(() => rows().count(), { timeout: 60_000 }).toBe(count);
const toast = (text: string) => untilToast(admin, text);

describe("a merchant with a new shop", () => {
  afterEach(closeShop);

  it("is told what to do first, and may close that for good", async () => {
    admin = await playShop({ catalog });
    const { app } = admin;
    await goTo("/app/mappings");
    await app.getByText("No products yet").waitFor();
    await look(admin, "mappings-new");

    await goTo("/app");
    await app.getByText("0 of 4 done").waitFor();
    await look(admin, "home-new");
    await app.getByRole("button", { name: "Close the first steps" }).click();
    await app.getByText("First steps").waitFor({ state: "detached" });
    await goTo("/app");
    expect(await app.getByText("First steps").count()).toBe(0);
  });

  it("maps all, pauses, goes on, and sees what came of it after a reload", async () => {
    admin = await playShop({
      catalog: generatedCatalog({ products: TWO_BATCHES }),
      seller: "maple",
    });
    const { app, sandbox } = admin;
    const goOn = sandbox.hold(RECOMMEND, BATCH);
    await goTo("/app");

    await app.getByRole("button", { name: "Map all products" }).dblclick();
    await app.getByRole("button", { name: "Pause" }).click();
    await app.getByText("You paused this run.").waitFor();
    await look(admin, "home-paused");
    await goTo("/app");
    await app.getByRole("button", { name: "Resume" }).click();
    await app.getByText(/products per second/).waitFor();
    await look(admin, "home-running");
    goOn();
    await app.getByText("started by you").first().waitFor();

    expect(await app.getByText("started by you").count(), "two clicks, one run").toBe(1);
    expect(await app.locator("[data-count=products]").textContent()).toBe(String(TWO_BATCHES));
    await look(admin, "home-mapped");
  });
});

describe("a merchant who looks for products", () => {
  beforeAll(async () => {
    admin = await playShop({ catalog: generatedCatalog({ products: TWO_PAGES }), isMapped: true });
  });
  afterAll(closeShop);

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
    expect(await rows().count()).toBeLessThan(PAGE);
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
});

describe("a merchant who decides on the list", () => {
  beforeEach(async () => {
    admin = await playShop({ catalog, isMapped: true });
  });
  afterEach(closeShop);

  it("confirms a product, finds it among the confirmed ones, changes it and clears it again", async () => {
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
    await untilRows(1);
    await look(admin, "mappings-confirmed");

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

    await app.getByRole("button", { name: /^Clear / }).click();
    await toast("1 product cleared");

    await app.getByText("Nothing here").waitFor();
    await look(admin, "mappings-none-confirmed");
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

  it("reads why products need attention, from Home to the list, and keeps the filter under a name", async () => {
    const { app } = admin;
    await sql(
      admin,
      `UPDATE product_mapping SET status = 'needs-attention', reason = 'needs-image',
      confirmed_category_id = NULL, recommended_category_id = NULL WHERE product_id % 3 = 0`,
    );
    await goTo("/app");
    await look(admin, "home-attention");
    await app.getByRole("link", { name: "Show these products: Without a picture" }).click();

    await app.getByText("It has no picture. Add one in Shopify").first().waitFor();
    await untilRows(PRODUCTS / 3);
    await look(admin, "mappings-attention");

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
    await sql(
      admin,
      `UPDATE product_mapping SET status = 'confirmed', confirmed_category_id = recommended_category_id,
        decided_at = now() WHERE status = 'recommended'`,
    );
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
});

describe("a merchant with many products", () => {
  beforeEach(async () => {
    admin = await playShop({ catalog: generatedCatalog({ products: MANY }), isMapped: true });
  });
  afterEach(closeShop);

  it("confirms everything that matches, after being told how many", async () => {
    const { app } = admin;
    await goTo("/app/mappings?status=recommended");
    await app
      .getByRole("checkbox", { name: /Select all/ })
      .first()
      .click({ force: true });
    await app.getByRole("button", { name: "Select all products that match" }).click();
    await app.getByRole("button", { name: "Confirm", exact: true }).first().click();
    await app.getByRole("dialog").getByText(`${MANY} products match.`).waitFor();
    await look(admin, "mappings-confirm-all");
    await app.getByRole("dialog").getByRole("button", { name: "Confirm" }).click();

    await app.getByText(`${MANY} products confirmed.`).waitFor();
    await tab("Confirmed", MANY).waitFor();
    await look(admin, "mappings-all-confirmed");
  });
});
