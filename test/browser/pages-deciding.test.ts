import { afterEach, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { generatedCatalog } from "../../sandbox/catalog/catalog";
import { goTo as openPage } from "../support/go-to-page";
import { look } from "../support/look-at-page";
import type { PlayedAdmin } from "../support/play-admin";
import { playShop } from "../support/play-shop";
import { sql } from "../support/sql";
import { untilToast } from "../support/until-toast";

/** Three are confirmed and four left: who waits for three rows does not take those that are left for them. */
const PRODUCTS = 7;
const PAGE = 50;
/** More than a page holds, and fewer than are asked about. */
const TWO_PAGES = 60;

let admin: PlayedAdmin;

async function open(products: number) {
  admin = await playShop({ catalog: generatedCatalog({ products }), isMapped: true });
}

afterEach(async () => {
  await admin.close();
  expect(admin.problems).toEqual([]);
});

/** Chromium writes requests that do not get through to the console. */
const OFFLINE_PROBLEM = /ERR_INTERNET_DISCONNECTED|Failed to fetch/;

const goTo = (path: string) => openPage(admin, path);
const rows = () => admin.app.locator("tbody tr");
const untilRows = (count: number | undefined) =>
  expect.poll(() => rows().count(), { timeout: 60_000 }).toBe(count);
const toast = (text: string) => untilToast(admin, text);
const tab = (name: string, count: number) =>
  admin.app.getByRole("tab", { name: `${name} (${count})` });
const titleOf = async (index: number) =>
  (await rows().nth(index).locator("[data-primary-link]").innerText()).trim();

async function select(...indexes: number[]) {
  for (const index of indexes)
    await rows().nth(index).locator(".Polaris-IndexTable-Checkbox__Wrapper").click();
}

describe("a merchant who decides", () => {
  beforeEach(() => open(PRODUCTS));

  it("opens a product in the admin from its title, and its details beside it", async () => {
    const { app, page } = admin;
    await goTo("/app/mappings");
    const title = await titleOf(0);
    await app.getByRole("link", { name: `Details of ${title}` }).click();
    await app.getByRole("heading", { level: 1, name: title }).waitFor();
    await look(admin, "product");
    await goTo("/app/mappings");
    await app.getByRole("link", { name: title, exact: true }).click();

    await page.waitForURL("**/products/*");
    await page.getByRole("heading", { name: title }).waitFor();
  });

  it("decides about what is selected: confirms, changes, clears", async () => {
    const { app } = admin;
    await goTo("/app/mappings?status=recommended");
    await select(0, 2, 3);
    await look(admin, "mappings-selected");
    await app.getByRole("button", { name: "Confirm", exact: true }).first().click();
    await toast("3 products confirmed");
    await tab("Confirmed", 3).click();
    await untilRows(3);
    await select(0, 1);
    await app.getByRole("button", { name: "Change", exact: true }).first().click();
    const dialog = app.getByRole("dialog");
    await dialog.getByText("Choose a category for 2 products").waitFor();
    await dialog.getByRole("combobox").fill("coffee mugs");
    await dialog
      .getByRole("option", { name: /Coffee Mugs/ })
      .first()
      .click();
    await toast("2 products changed");
    await select(0, 1, 2);
    await app.getByRole("button", { name: "More actions" }).last().click();
    await app.getByRole("button", { name: "Clear", exact: true }).click();

    await toast("3 products cleared");
    await tab("To review", PRODUCTS).waitFor();
  });

  it("asks TikTok Shop again about one product, and sees when it answered", async () => {
    const { app, sandbox } = admin;
    await goTo("/app/mappings?status=recommended");
    const title = await titleOf(0);
    const callsBefore = recommendCalls();
    const answer = sandbox.hold({ path: /categories\/recommend$/ });
    await app.getByRole("button", { name: `Recommend again for ${title}` }).click();
    await toast("1 product will be asked about again");
    await rows()
      .first()
      .getByText(/Leafwise asks TikTok Shop again/)
      .waitFor();
    await look(admin, "mappings-asked-again");
    answer();

    await app.getByRole("button", { name: `Recommend again for ${title}` }).waitFor();
    expect(recommendCalls()).toBe(callsBefore + 1);
  });

  it("keeps what was confirmed when TikTok Shop comes to recommend something else", async () => {
    const { app } = admin;
    await goTo("/app/mappings");
    const title = await titleOf(0);
    await app.getByRole("button", { name: `Confirm ${title}` }).click();
    await toast("1 product confirmed");
    await sql(
      admin,
      `UPDATE product_mapping m SET recommended_category_id = other.id, asked_content_hash = NULL
        FROM (SELECT id FROM tiktok_shop_category WHERE is_leaf AND market = 'US' ORDER BY id DESC LIMIT 1) other
        WHERE m.status = 'confirmed'`,
    );
    await goTo("/app/mappings?status=confirmed");
    await rows()
      .first()
      .getByText(/TikTok Shop now recommends/)
      .waitFor();
    await goTo("/app");
    await app.getByRole("button", { name: "Map new and changed only" }).click();
    await app.getByText("new and changed products").waitFor();
    await goTo("/app/mappings?status=confirmed");

    expect(await titleOf(0)).toBe(title);
    expect(
      await rows()
        .first()
        .getByText(/TikTok Shop now recommends/)
        .count(),
    ).toBe(0);
  });

  it("offline is told so, and sees the decision taken back", async () => {
    const { app, page, problems } = admin;
    await goTo("/app/mappings?status=recommended");
    const before = problems.length;
    await page.context().setOffline(true);
    onTestFinished(() => page.context().setOffline(false));
    const title = await titleOf(0);
    await app.getByRole("button", { name: `Confirm ${title}` }).click();
    await app.getByText("The decision could not be saved.").waitFor();
    await app.getByRole("button", { name: `Confirm ${title}` }).waitFor();
    await page.context().setOffline(false);
    await app.getByRole("button", { name: `Confirm ${title}` }).click();

    await toast("1 product confirmed");
    expect(await app.getByText("The decision could not be saved.").count()).toBe(0);
    expect(problems.splice(before).filter((problem) => !OFFLINE_PROBLEM.test(problem))).toEqual([]);
  });

  it("is told which products a colleague was faster with, on the list and on a product's page", async () => {
    const { app } = admin;
    await goTo("/app/mappings?status=recommended");
    const [first, second] = [await titleOf(0), await titleOf(1)];
    const decidedByColleague = async (title: string) => {
      await sql(
        admin,
        `UPDATE product_mapping SET status = 'confirmed', confirmed_category_id = recommended_category_id,
          decided_by = '99', decided_at = now() + interval '1 minute'
          WHERE title = '${title.replaceAll("'", "''")}'`,
      );
    };
    await decidedByColleague(first);
    await select(0, 1);
    await app.getByRole("button", { name: "Confirm", exact: true }).first().click();
    await toast("1 product confirmed. 1 stays as it is");
    await goTo("/app/mappings?status=confirmed");
    await app.getByRole("link", { name: `Details of ${second}` }).click();
    await app.getByRole("heading", { level: 1, name: second }).waitFor();
    await decidedByColleague(second);
    await app.getByRole("button", { name: "Change", exact: true }).click();
    const dialog = app.getByRole("dialog");
    await dialog.getByRole("combobox").fill("vases");
    await dialog.getByRole("option", { name: /Vases/ }).first().click();

    await app.getByText("Somebody else decided about this product meanwhile.").waitFor();
    await look(admin, "product-decided-since");
  });
});

describe("a merchant who decides about many", () => {
  beforeEach(() => open(TWO_PAGES));

  it("confirms a whole page", async () => {
    const { app } = admin;
    await goTo("/app/mappings?status=recommended");
    await app
      .getByRole("checkbox", { name: /Select all/ })
      .first()
      .click({ force: true });
    await app.getByRole("button", { name: "Confirm", exact: true }).first().click();

    await toast(`${PAGE} products confirmed`);
    await tab("Confirmed", PAGE).waitFor();
    await tab("To review", TWO_PAGES - PAGE).waitFor();
  });

  it("decides about up to a hundred that match without being asked", async () => {
    const { app } = admin;
    await sql(admin, "UPDATE product SET vendor = 'Few & Sons'");
    await sql(admin, "UPDATE product_mapping SET vendor = 'Few & Sons'");
    await goTo("/app/mappings?status=recommended&vendor=Few+%26+Sons");
    await app
      .getByRole("checkbox", { name: /Select all/ })
      .first()
      .click({ force: true });
    await app.getByRole("button", { name: "Select all products that match" }).click();
    await app.getByRole("button", { name: "Confirm", exact: true }).first().click();

    await app.getByText(`${TWO_PAGES} products confirmed.`).waitFor();
    await tab("Confirmed", TWO_PAGES).waitFor();
    expect(await app.getByRole("dialog").count()).toBe(0);
  });
});

function recommendCalls(): number {
  return admin.sandbox.requests.count({ operation: /recommend/ });
}
