import { afterEach, describe, expect, it } from "vitest";
import { generatedCatalog } from "../../sandbox/catalog/catalog";
import { look } from "../support/look-at-page";
import type { PlayedAdmin } from "../support/play-admin";
import { playShop } from "../support/play-shop";
import { sql } from "../support/sql";
import { untilToast } from "../support/until-toast";
import { goTo as openPage } from "../support/go-to-page";

const PRODUCTS = 60;
/** Recommendations of the first products, all of one local category: most agree, some are near, some are far. */
const MUGS = 24;
const BOWLS = 8;
const FAR = 3;
const UNANSWERED = 2;
const SIZE = MUGS + BOWLS + FAR + UNANSWERED;

let admin: PlayedAdmin;

afterEach(async () => {
  await admin.close();
  expect(admin.problems).toEqual([]);
});

const goTo = (path: string) => openPage(admin, path);

const toast = (text: string) => untilToast(admin, text);
const shownToast = (text: string) => admin.page.locator(".toast").filter({ hasText: text });
const button = (name: string | RegExp) => admin.app.getByRole("button", { name });

/** The row of a local category. */
const row = (name: string) => admin.app.getByRole("listitem", { name, exact: true });

/** A shop with two local categories of known names, and recommendations that a test can count on. */
async function openArranged() {
  admin = await playShop({ catalog: generatedCatalog({ products: PRODUCTS }), isMapped: true });
  await sql(
    admin,
    `WITH kinds AS (SELECT id, row_number() OVER (ORDER BY id) AS number FROM local_category)
    UPDATE local_category c SET name = 'Tableware ' || number, full_name = 'Tableware ' || number
    FROM kinds WHERE kinds.id = c.id`,
  );
  await sql(
    admin,
    `WITH leaf AS (
      SELECT id, row_number() OVER (PARTITION BY path[1:2] ORDER BY id) AS place, path[1:2] AS branch,
        dense_rank() OVER (ORDER BY path[1]) AS root
      FROM tiktok_shop_category WHERE market = 'US' AND is_leaf AND permission_statuses = '{AVAILABLE}'
    ), near AS (
      SELECT branch, min(id) AS one, max(id) AS two, min(root) AS root FROM leaf
      GROUP BY branch HAVING count(*) > 1 ORDER BY branch LIMIT 1
    ), far AS (SELECT min(id) AS id FROM leaf WHERE root <> (SELECT root FROM near)
    ), numbered AS (SELECT product_id, row_number() OVER (ORDER BY product_id) AS number FROM product_mapping)
    UPDATE product_mapping m SET status = CASE WHEN number <= ${SIZE - UNANSWERED} THEN 'recommended'
        WHEN number <= ${SIZE} THEN 'needs-attention' ELSE 'recommended' END,
      reason = CASE WHEN number BETWEEN ${SIZE - UNANSWERED + 1} AND ${SIZE} THEN 'no-recommendation' END,
      recommended_category_id = CASE WHEN number <= ${MUGS} THEN one WHEN number <= ${MUGS + BOWLS} THEN two
        WHEN number <= ${SIZE - UNANSWERED} THEN far.id WHEN number <= ${SIZE} THEN NULL ELSE one END,
      local_category_id = (SELECT id FROM local_category WHERE name =
        CASE WHEN number <= ${SIZE} THEN 'Tableware 1' ELSE 'Tableware 2' END)
    FROM numbered, near, far WHERE numbered.product_id = m.product_id`,
  );
  return admin;
}

/** The groups of a row that is opened. */
async function showGroups(name: string) {
  await button(`Show the groups of ${name}`).click();
  return admin.app.getByRole("list", { name: `Groups of ${name}` });
}

/** Decides all of the second local category at once. */
async function confirmTableware2() {
  await goTo("/app/review");
  const confirmAll = row("Tableware 2").getByRole("button", { name: /^Confirm for all/ });
  await confirmAll.click();
  await toast("Confirmed for the whole category");
}

describe("a merchant who reviews", () => {
  it("is told where nothing is to review", async () => {
    admin = await playShop();
    await goTo("/app/review");
    await admin.app.getByText("Everything is reviewed").waitFor();
    await look(admin, "review-empty");
    await goTo("/app/history");
    await admin.app.getByText("Nobody has decided about a product yet.").waitFor();
  });

  it("comes from Home to a row for each local category, sets a group aside and puts it back", async () => {
    const { app } = await openArranged();
    await goTo("/app");
    await app.getByRole("link", { name: "To review", exact: true }).click();

    await row("Tableware 1")
      .getByText(`${MUGS} of ${SIZE - UNANSWERED} agree`)
      .waitFor();
    await row("Tableware 2")
      .getByText(`${PRODUCTS - SIZE} of ${PRODUCTS - SIZE} agree`)
      .waitFor();
    const names = await app.getByRole("heading", { level: 2, name: /^Tableware/ }).allInnerTexts();
    expect(names).toEqual(["Tableware 1", "Tableware 2"]);
    await look(admin, "review");

    const groups = await showGroups("Tableware 1");
    await groups.getByRole("button", { name: /^Confirm 24/ }).waitFor();
    await look(admin, "review-groups");

    await groups.getByRole("button", { name: /^Set aside 8 products/ }).click();
    await toast("8 products set aside");
    await row("Tableware 1").getByText("8 set aside").first().waitFor();
    await groups.getByText("Set aside: decided one by one").waitFor();
    await look(admin, "review-aside");
    await groups.getByRole("button", { name: "Put back" }).click();

    await toast("8 products put back");
    await groups.getByRole("button", { name: /^Confirm 8/ }).waitFor();
  });

  it("settles a product that does not fit, and takes the same for those like it in one click", async () => {
    const { app } = await openArranged();
    await goTo("/app/review");
    await app.getByRole("tab", { name: "Do not fit" }).click();
    await app.getByText(`${FAR} products to review`).waitFor();
    const link = app.getByRole("link", { name: "Open in Shopify" }).first();
    expect(await link.getAttribute("href")).toMatch(/^shopify:admin\/products\/\d+$/);
    await look(admin, "review-misfits");

    await button(/^Use .* for /)
      .first()
      .click();

    await toast("1 product confirmed");
    await app.getByText(`${FAR - 1} products to review`).waitFor();

    await app.getByRole("tab", { name: "To review" }).click();
    await app.getByText(/^You changed a product of Tableware 1 from/).waitFor();
    await look(admin, "review-offer");

    await button(/for these 2 too$/).click();

    await toast("2 products confirmed");
    await app.getByText(/^You changed a product/).waitFor({ state: "detached" });
  });

  it("confirms only those that agree, undoes it, does it again, and decides what is left", async () => {
    const { app } = await openArranged();
    await goTo("/app/review");
    await button(/^Confirm only the 24/).click();
    await shownToast("24 products confirmed").getByRole("button", { name: "Undo" }).click();
    await toast("24 products are as they were before");
    await button(/^Confirm only the 24/).click();

    await row("Tableware 1").getByText("24 confirmed · 13 to review").waitFor();
    await look(admin, "review-partly");

    const groups = await showGroups("Tableware 1");
    await groups.getByRole("button", { name: /^Change .* for 8 products/ }).click();
    await app.getByRole("dialog").getByRole("combobox").fill("coffee mugs");
    await app
      .getByRole("option", { name: /Coffee Mugs/ })
      .first()
      .click();

    await toast("8 products confirmed");
    await row("Tableware 1").getByText("32 confirmed · 5 to review").waitFor();

    await button(/^Use it for the other 5 too/).click();
    await toast("Confirmed for the whole category");
    await row("Tableware 1")
      .getByText(/^New products get/)
      .waitFor();
    await app.getByRole("tab", { name: "All", exact: true }).click();
    await row("Tableware 1").getByText("Confirmed", { exact: true }).waitFor();

    await app.getByRole("checkbox", { name: "Ask TikTok Shop about new products" }).check();
    await toast("Saved");

    await look(admin, "review-confirmed");
    expect(await sql(admin, "SELECT asks_still FROM category_mapping")).toEqual([
      { asks_still: true },
    ]);
  });

  it("is asked once more before a category that TikTok Shop holds back", async () => {
    const { app } = await openArranged();
    await sql(
      admin,
      `UPDATE product_mapping SET recommended_category_id = (SELECT min(id) FROM tiktok_shop_category
        WHERE market = 'US' AND is_leaf AND permission_statuses = '{INVITE_ONLY}')
      WHERE local_category_id = (SELECT id FROM local_category WHERE name = 'Tableware 2')`,
    );
    await goTo("/app/review");
    const held = row("Tableware 2");
    await held.getByText("Invite only").waitFor();
    await held.getByRole("button", { name: /^Confirm for all/ }).click();
    await app
      .getByRole("dialog")
      .getByText(/by invitation only/)
      .first()
      .waitFor();
    await look(admin, "review-invite-only");
    await app.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
    await held.getByText("Open", { exact: true }).waitFor();

    await held.getByRole("button", { name: /^Confirm for all/ }).click();
    await app.getByRole("dialog").getByRole("button", { name: "Use it anyway" }).click();

    await toast("Confirmed for the whole category");
  });

  it("sees in the history what an undo takes back and what it cannot, and undoes", async () => {
    const { app } = await openArranged();
    await confirmTableware2();
    const [{ id } = { id: "" }] = await sql<{ id: string }>(
      admin,
      `SELECT m.product_id::text AS id FROM product_mapping m
      JOIN local_category c ON c.id = m.local_category_id WHERE c.name = 'Tableware 2' LIMIT 1`,
    );
    await goTo(`/app/products/${id}`);
    await app.getByRole("button", { name: "Change", exact: true }).click();
    await app.getByRole("dialog").getByRole("combobox").fill("coffee mugs");
    await app
      .getByRole("option", { name: /Coffee Mugs/ })
      .first()
      .click();
    await app.getByText(/^Confirmed .*Coffee Mugs/).waitFor();
    await app.getByRole("link", { name: "Show all decisions" }).click();
    await app.getByText("All products of Tableware 2").waitFor();
    await look(admin, "history");

    await button(/^Undo: Confirmed .* for a whole category/)
      .first()
      .click();
    await app
      .getByText(`${PRODUCTS - SIZE - 1} products go back to what they were before.`)
      .waitFor();
    await app.getByText("1 product was changed since, or is gone: it stays as it is.").waitFor();
    await look(admin, "history-undo");
    await app.getByRole("dialog").getByRole("button", { name: "Undo" }).click();

    await toast(`${PRODUCTS - SIZE - 1} products are as they were before`);
    await app.getByText("Undone", { exact: true }).first().waitFor();
    await look(admin, "history-undone");
  });

  it("sees a decision taken back that a colleague was faster with", async () => {
    const { app } = await openArranged();
    await goTo("/app/review");
    await showGroups("Tableware 2");
    await button(/^Confirm \d+: /)
      .first()
      .waitFor();
    await sql(
      admin,
      `UPDATE product_mapping SET decided_by = '99', decided_at = now() + interval '1 minute'
      WHERE status = 'recommended'`,
    );

    await button(/^Set aside \d+ products/)
      .first()
      .click();

    await app.getByText("These products were decided about meanwhile.").waitFor();
    await button(/^Confirm \d+: /)
      .first()
      .waitFor();
    await look(admin, "review-refused");
  });
});
