import { parse } from "csv-parse/sync";
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FILE_COLUMNS, fileLine } from "../../app/domain/mapping-file";
import { generatedCatalog } from "../../sandbox/catalog/catalog";
import { violationsIn } from "../support/axe";
import { look } from "../support/look-at-page";
import type { PlayedAdmin } from "../support/play-admin";
import { playShop } from "../support/play-shop";
import { goTo as openPage } from "../support/go-to-page";

const PRODUCTS = 40;

let admin: PlayedAdmin;

beforeEach(async () => {
  admin = await playShop({ catalog: generatedCatalog({ products: PRODUCTS }), isMapped: true });
});

afterEach(async () => {
  await admin.close();
  expect(admin.problems).toEqual([]);
});

const goTo = (path: string) => openPage(admin, path);

async function download(button: string): Promise<string> {
  const [file] = await Promise.all([
    admin.page.waitForEvent("download"),
    admin.app.getByRole("button", { name: button }).click(),
  ]);
  return readFileSync(await file.path(), "utf8");
}

async function upload(text: string) {
  await admin.app
    .locator('input[type="file"]')
    .setInputFiles({ name: "edited.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
}

/** What the products in Shopify hold. */
function metafields(): string[] {
  const products = [...admin.sandbox.shopify.shop().products.upwards()];
  return products.flatMap(({ metafields: held = [] }) => held.map(({ value }) => value));
}

describe("a merchant with a spreadsheet", () => {
  it("exports, edits and imports the mappings, sees them in Shopify, and undoes it all", async () => {
    const { app, page } = admin;
    await goTo("/app/mappings?q=zzz");
    const part = await download("Export");
    await goTo("/app/settings");
    await look(admin, "settings");
    const all = await download("Export all mappings");
    expect(parse(part, { bom: true, columns: true })).toEqual([]);
    const rows: Record<string, string>[] = parse(all, { bom: true, columns: true });
    expect(rows).toHaveLength(PRODUCTS);
    expect(page.url()).toContain("/app/settings");

    await upload(withEdits(rows));
    await app.getByText("2 products would change.").waitFor();
    await page.waitForURL("**/app/imports/*");
    const importPath = new URL(page.url()).pathname.replace(/^.*(?=\/app\/imports)/, "");
    await app.getByText("TikTok Shop has no such category in your market.").waitFor();
    await look(admin, "import-preview");
    const bad = await download("Download these rows");
    expect(bad).toContain("TikTok Shop has no such category in your market.");
    await app.getByRole("button", { name: "Apply 2 changes" }).click();
    await app.getByText("2 products changed.").waitFor();
    await look(admin, "import-applied");
    await goTo("/app/mappings?status=confirmed");
    await app.getByRole("tab", { name: "Confirmed (2)" }).waitFor();

    await goTo("/app/settings");
    await app.getByLabel("Write confirmed categories to a metafield of the products").check();
    await page.getByRole("button", { name: "Save" }).click();
    await app.getByText("2 products have their category in Shopify.").waitFor();
    await look(admin, "settings-write-back");
    expect(metafields()).toHaveLength(2);

    await goTo(importPath);
    await app.getByRole("button", { name: "Undo this import" }).click();
    await app.getByText("This import was undone.").waitFor();
    await expect.poll(metafields, { timeout: 60_000 }).toEqual([]);
  });

  it("is told when a file is none of mappings", async () => {
    await goTo("/app/settings");
    await upload("Name,Price\r\nMug,10\r\n");

    await admin.app.getByText("This file cannot be used").waitFor();
    await look(admin, "settings-unusable-file");
  });

  it("creates a token that a system reads with, sees its use, and revokes it", async () => {
    const { app } = admin;
    await goTo("/app/settings");
    await app.getByLabel("Name of the system").fill("Warehouse");
    await app.getByRole("button", { name: "Create token" }).click();
    const field = app.getByLabel("Copy it now: nobody can see it again.");
    const token = await field.inputValue();
    await look(admin, "settings-new-token");
    const address = (await app.locator("code").innerText()).trim();
    const ask = () => fetch(address, { headers: { authorization: `Bearer ${token}` } });
    const answer = await ask();
    await goTo("/app/settings");
    await app.getByText("last used on").waitFor();
    await app.getByRole("button", { name: "Revoke Warehouse" }).click();
    await look(admin, "settings-revoke");
    await app.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
    await app.getByText("No system has access.").waitFor();

    expect(await answer.json()).toMatchObject({ market: "US", mappings: [] });
    expect((await ask()).status).toBe(401);
  });

  it("is asked before unsaved switches are left, and can discard them", async () => {
    const { app, page } = admin;
    await goTo("/app/settings");
    const box = app.getByLabel("Ask with the title alone where a product has no usable picture");
    await box.check();
    await page.getByRole("button", { name: "Discard" }).click();

    await expect.poll(() => box.isChecked()).toBe(false);
    expect(await violationsIn(admin)).toEqual([]);
  });
});

/** The exported file with two rows that change a mapping and one that cannot be used. */
function withEdits(rows: Record<string, string>[]): string {
  const recommended = rows.filter(({ Status }) => Status === "recommended");
  const [first, second, third] = recommended;
  const other = recommended.find(
    (row) => row["TikTok Shop category ID"] !== first?.["TikTok Shop category ID"],
  );
  Object.assign(first ?? {}, { "TikTok Shop category ID": other?.["TikTok Shop category ID"] });
  Object.assign(second ?? {}, { Status: "confirmed" });
  Object.assign(third ?? {}, { "TikTok Shop category ID": "42" });
  const lines = rows.map((row) => fileLine(FILE_COLUMNS.map((column) => row[column] ?? "")));
  return fileLine(FILE_COLUMNS) + lines.join("");
}
