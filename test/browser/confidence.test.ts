import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sortedCatalog } from "../../sandbox/catalog/sorted-catalog";
import { DRAW_MANY } from "../support/draw-many";
import { look } from "../support/look-at-page";
import type { PlayedAdmin } from "../support/play-admin";
import { playShop } from "../support/play-shop";
import { sql } from "../support/sql";
import { untilToast } from "../support/until-toast";
import { goTo as openPage } from "../support/go-to-page";

const PRODUCTS = 200;

let admin: PlayedAdmin;

beforeEach(async () => {
  const { catalog } = sortedCatalog({ products: PRODUCTS, localCategories: 4, mixedShare: 0.25 });
  admin = await playShop({ catalog, noise: 0.2, isMapped: true });
});

afterEach(async () => {
  await admin.close();
  expect(admin.problems).toEqual([]);
});

const goTo = (path: string) => openPage(admin, path);

/** How many mappings there are of a kind. */
async function count(where: string): Promise<number> {
  const [row] = await sql<{ products: number }>(
    admin,
    `SELECT count(*)::int AS products FROM product_mapping WHERE ${where}`,
  );
  return row?.products ?? 0;
}

/** Only the database knows which product is held back. */
async function heldBack(): Promise<string | undefined> {
  const [held] = await sql<{ product_id: string }>(
    admin,
    `SELECT a.product_id FROM audited_product a JOIN product_mapping m USING (shop_id, market, product_id)
      WHERE m.status = 'recommended' ORDER BY 1 LIMIT 1`,
  );
  return held?.product_id;
}

describe("a merchant who wants to know how sure one may be", () => {
  it("reads what the witnesses say, with the keyboard alone", async () => {
    const { app, page } = admin;
    await goTo("/app/review");
    const badge = app.getByText("Safe", { exact: true }).first();
    await badge.waitFor();

    await app
      .getByText(/\d+ of \d+ agree/)
      .first()
      .click();
    await badge.evaluate((element) => element.closest<HTMLElement>("[tabindex]")?.focus());

    await app.getByText(/products of this category got this answer/).waitFor();
    await app.getByText(/^About .* wrong$/).waitFor();
    await look(admin, "confidence-badge");
    await page.keyboard.press("Escape");
  });

  it("decides about each kind of product that the titles tell apart", async () => {
    const { app } = admin;
    await goTo("/app/review");
    const mixed = app.getByRole("list", { name: "Review", exact: true }).locator("> li", {
      hasText: ", all",
    });
    await mixed
      .first()
      .getByRole("button", { name: /^Show the groups/ })
      .click();
    await app.getByText(/The titles read like \d+ kinds/).waitFor();
    await look(admin, "review-readings");
    const before = await count("status = 'confirmed'");

    await app
      .getByRole("button", { name: /^Use it for these \d+: / })
      .first()
      .click();
    await untilToast(admin, /products confirmed/);

    const after = await count("status = 'confirmed'");
    expect(after).toBeGreaterThan(before);
  });

  it("confirms what an error budget allows, is told when the audit passes it, and undoes it as one", async () => {
    const { app, page } = admin;
    await sql(admin, DRAW_MANY);
    await goTo("/app/confidence");
    await app.getByLabel("At most").selectOption("0.01");
    await look(admin, "confidence");

    await app.getByRole("button", { name: /^Confirm \d+ products now$/ }).click();

    await app.getByText(/Asked for in your shop/).waitFor();
    await expect
      .poll(() => count("decision_source = 'confidence'"), { timeout: 60_000 })
      .toBeGreaterThan(40);
    await app.getByText(/products? (is|are) held back/).waitFor();

    await expect.poll(heldBack).toBeDefined();
    await goTo(`/app/products/${await heldBack()}`);
    await app.getByRole("button", { name: "Change", exact: true }).click();
    await app.getByRole("combobox").fill("woks");
    await app.getByRole("option", { name: /Woks/ }).first().click();
    await app.getByText(/^Confirmed .*Woks$/).waitFor();
    await goTo("/app/confidence");
    await app.getByText("Confirming stopped").waitFor();
    await app.getByText(/^Estimated 100\.0 % wrong \(.* to 100\.0\), from 1 checked$/).waitFor();
    await look(admin, "confidence-stopped");

    const download = page.waitForEvent("download");
    await app.getByRole("button", { name: "Export the checks" }).click();
    expect((await download).suggestedFilename()).toBe("leafwise-audit.csv");
    await app.getByRole("button", { name: "Go on, and check anew" }).click();
    await app.getByText("Nothing checked yet.").waitFor();
    await app.getByText("Confirming stopped").waitFor({ state: "detached" });

    await app.getByRole("button", { name: /^Undo the decision about/ }).click();

    await app.getByText("Undone", { exact: true }).waitFor();
    await expect.poll(() => count("decision_source = 'confidence'"), { timeout: 60_000 }).toBe(0);
    await look(admin, "confidence-undone");
  });
});
