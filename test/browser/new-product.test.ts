import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { catalogWith } from "../support/catalog-with";
import { chooseFiles, jpeg, openEmptyForm, saveButton } from "../support/new-product-page";
import type { PlayedAdmin } from "../support/play-admin";
import { playShop } from "../support/play-shop";
import { violationsIn } from "../support/axe";
import { sql } from "../support/sql";

describe.each([
  ["desktop", { width: 1280, height: 900 }],
  ["phone", { width: 390, height: 844 }],
])("a new product at %s width", (name, size) => {
  let admin: PlayedAdmin;

  beforeAll(async () => {
    admin = await playShop({ catalog: catalogWith(), seller: "maple", ...size });
  });
  afterAll(async () => {
    await admin.close();
    expect(admin.problems).toEqual([]);
  });
  beforeEach(() => openEmptyForm(admin));

  it("goes from the empty form to Shopify, with picture, TikTok Shop image and confirmed mapping", async () => {
    const { app, page, sandbox } = admin;
    const title = `Stoneware coffee mug ${name}`;

    await app.getByLabel("Title").fill(title);
    await app.getByLabel("Product type").fill("Mugs");
    await app.getByLabel("Price").fill("12.5");
    await chooseFiles(app, await jpeg());
    await app.getByText("Uploaded to Shopify and TikTok Shop").waitFor();
    const leaf = await app.locator("[data-recommended-leaf]").innerText();
    await app.getByRole("button", { name: "Approve" }).click();
    await saveButton(page).click();
    await app.getByText(`“${title}” is in your store`).waitFor();

    const created = [...sandbox.shopify.shop().products.upwards()].find((p) => p.title === title);
    expect(created).toMatchObject({ productType: "Mugs", priceCents: 1250, status: "ACTIVE" });
    expect(created?.media).toHaveLength(1);
    const rows = await sql(
      admin,
      `SELECT m.status, c.name, t.uri, l.url FROM product_mapping m
       JOIN tiktok_shop_category c ON c.id = m.confirmed_category_id AND c.market = m.market
       JOIN product_image i ON i.product_id = m.product_id
       JOIN local_image l ON l.id = i.local_image_id
       JOIN tiktok_shop_image t ON t.id = i.tiktok_shop_image_id
       WHERE m.title = $1`,
      [title],
    );
    expect(rows).toEqual([
      {
        status: "confirmed",
        name: leaf,
        uri: expect.stringMatching(/^tos-/),
        url: expect.stringContaining("https://cdn.shopify.com/"),
      },
    ]);
  });

  it("offers the category for all products of the local category", async () => {
    const { app, page } = admin;
    await app.getByLabel("Title").fill("Stoneware coffee mug");
    await app.getByLabel("Product type").fill(`Mugs ${name}`);
    await chooseFiles(app, await jpeg());
    await app.getByRole("button", { name: "Approve" }).click();
    await saveButton(page).click();
    await app.getByRole("button", { name: `Use it for all products of Mugs ${name}` }).click();
    await app.getByText(`It is now the TikTok Shop category of Mugs ${name}.`).waitFor();

    const decided = await sql(
      admin,
      `SELECT 1 FROM category_mapping m JOIN local_category c ON c.id = m.local_category_id WHERE c.name = $1`,
      [`Mugs ${name}`],
    );
    expect(decided).toHaveLength(1);
  });

  it("takes another category, found by its words", async () => {
    const { app, page } = admin;
    await app.getByLabel("Title").fill("Stoneware coffee mug");
    await chooseFiles(app, await jpeg());
    await app.getByRole("button", { name: "Choose another" }).click();
    await app.getByRole("combobox", { name: "Search" }).fill("shirts");
    const choice = app.getByRole("option", { name: /shirts/i }).first();
    const chosen = (await choice.innerText()).trim().split("\n").at(-1);
    await choice.click();
    await app.getByText("Chosen by you").waitFor();
    await saveButton(page).click();
    await app.getByText("Its TikTok Shop category is confirmed.").waitFor();

    const [mapping] = await sql<{ name: string }>(
      admin,
      `SELECT c.name FROM product_mapping m
       JOIN tiktok_shop_category c ON c.id = m.confirmed_category_id AND c.market = m.market
       ORDER BY m.decided_at DESC LIMIT 1`,
    );
    expect(mapping?.name).toBe(chosen);
  });

  it("is saved without a decision, to be reviewed", async () => {
    const { app, page } = admin;
    const title = `Linen apron ${name}`;
    await app.getByLabel("Title").fill(title);
    await chooseFiles(app, await jpeg());
    await app.locator("[data-recommended-leaf]").waitFor();
    await app.getByRole("button", { name: "Decide later" }).click();
    await saveButton(page).click();
    await app.getByText("waits in Mappings for your review").waitFor();

    expect(
      await sql(admin, "SELECT status FROM product_mapping WHERE title = $1", [title]),
    ).toEqual([{ status: "recommended" }]);
  });

  it("has no accessibility violations, empty and filled in", async () => {
    const { app } = admin;

    const empty = await violationsIn(admin);
    await app.getByLabel("Title").fill("Stoneware coffee mug");
    await chooseFiles(app, await jpeg(), await jpeg("side.jpg"));
    await app.getByText("Uploaded to Shopify and TikTok Shop").nth(1).waitFor();
    await app.getByRole("button", { name: "Approve" }).waitFor();
    const filled = await violationsIn(admin);

    expect(empty).toEqual([]);
    expect(filled).toEqual([]);
  });

  it("does not scroll sideways", async () => {
    const { app } = admin;
    await chooseFiles(
      app,
      await jpeg("a-picture-with-a-name-that-is-much-too-long-for-a-phone.jpg"),
    );
    await app.getByText("Uploaded to Shopify and TikTok Shop").waitFor();

    const overflow = await app
      .locator("html")
      .evaluate((html) => html.scrollWidth - html.clientWidth);

    expect(overflow).toBe(0);
  });
});
