import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { catalogWith } from "../support/catalog-with";
import { chooseFiles, jpeg, openEmptyForm, saveButton } from "../support/new-product-page";
import type { PlayedAdmin } from "../support/play-admin";
import { playShop } from "../support/play-shop";

let admin: PlayedAdmin;

/** What a browser says about requests that these tests make fail. */
const EXPECTED = /Failed to load resource|net::ERR_/;

beforeAll(async () => {
  admin = await playShop({ catalog: catalogWith(), seller: "maple" });
});
afterAll(async () => {
  await admin.close();
  expect(admin.problems.filter((problem) => !EXPECTED.test(problem))).toEqual([]);
});

const STORAGE = { host: /^shopify-staged-uploads/, method: "PUT" };
const DONE = "Uploaded to Shopify and TikTok Shop";

/** Of 200 kB, with a tail that no reader minds. */
async function largeJpeg() {
  const file = await jpeg();
  return { ...file, buffer: Buffer.concat([file.buffer, Buffer.alloc(200_000)]) };
}

function productsInShopify(): number {
  return [...admin.sandbox.shopify.shop().products.upwards()].length;
}

describe("the form of a new product", () => {
  beforeEach(() => openEmptyForm(admin));

  it.each([
    [
      "another type under a right name",
      { name: "mug.jpg", mimeType: "image/jpeg", buffer: Buffer.from("%PDF-1.7 no picture") },
      "This file is no JPG, PNG, WEBP, HEIC or BMP picture",
    ],
    [
      "a picture that is too small",
      jpeg("small.jpg", { width: 299, height: 800 }),
      "smaller than 300 × 300 pixels",
    ],
    [
      "a picture with too many pixels",
      jpeg("wide.jpg", { width: 5_000, height: 4_001 }),
      "larger than 10 MB or 20 megapixels",
    ],
    [
      "a file that is too big",
      jpeg("big.jpg").then((file) => ({
        ...file,
        buffer: Buffer.concat([file.buffer, Buffer.alloc(10 * 1024 * 1024)]),
      })),
      "larger than 10 MB or 20 megapixels",
    ],
  ])("%s is refused before anything is sent", async (_what, file, words) => {
    const { app, sandbox } = admin;
    sandbox.requests.clear();

    await chooseFiles(app, await file);
    await app.getByRole("alert").filter({ hasText: words }).waitFor();

    expect(sandbox.requests.count({ operation: "stagedUploadsCreate" })).toBe(0);
  });

  it("an upload that breaks at half goes on by itself", async () => {
    const { app, sandbox } = admin;
    sandbox.nextAnswer(STORAGE, { hangUp: true, afterBytes: 100_000 }, 2);

    await chooseFiles(app, await largeJpeg());

    await app.getByText(DONE).waitFor();
  });

  it("an upload that keeps breaking is sent again when the merchant asks", async () => {
    const { app, page } = admin;
    await page.route("**/staged/**", (route) => route.abort());

    await chooseFiles(app, await jpeg());
    await app.getByText("The upload broke off. Try again.").waitFor();
    await page.unroute("**/staged/**");
    await app.getByRole("button", { name: "Try again: mug.jpg" }).click();

    await app.getByText(DONE).waitFor();
  });

  it("a place that the storage does not accept any more is replaced", async () => {
    const { app, sandbox } = admin;
    sandbox.nextAnswer(STORAGE, { status: 403, headers: { "access-control-allow-origin": "*" } });

    await chooseFiles(app, await jpeg());

    await app.getByText(DONE).waitFor();
  });

  it("TikTok Shop's refusal of a picture is told, and another picture stands for the product", async () => {
    const { app, sandbox } = admin;
    const refusal = { code: 12038005, message: "words", request_id: "r", data: null };
    sandbox.nextAnswer({ operation: "/product/202309/images/upload" }, { body: refusal });

    await app.getByLabel("Title").fill("Stoneware coffee mug");
    await chooseFiles(app, await jpeg("first.jpg"));
    await app.getByText("TikTok Shop refused this picture.").waitFor();
    await chooseFiles(app, await jpeg("second.jpg"));
    await app.getByText(DONE).waitFor();

    await app.locator("[data-recommended-leaf]").waitFor();
  });

  it("what Shopify objects to is shown at the field, and nothing is created", async () => {
    const { app, page, sandbox } = admin;
    const before = productsInShopify();
    const problem = { field: ["product", "title"], message: "Title has a forbidden word" };
    const productCreate = { product: null, userErrors: [problem] };
    sandbox.nextAnswer({ operation: "productCreate" }, { body: { data: { productCreate } } });

    await app.getByLabel("Title").fill("Forbidden mug");
    await saveButton(page).click();
    await app.getByText("Shopify did not take the product. Nothing was created.").waitFor();
    const atTheField = app.locator("[id$=Error]").filter({ hasText: problem.message });
    await atTheField.waitFor();
    await app.getByLabel("Title").fill("Allowed mug");
    await saveButton(page).click();
    await app.getByText("“Allowed mug” is in your store").waitFor();

    expect(productsInShopify()).toBe(before + 1);
  });

  it("media that Shopify cannot use are named with the reason", async () => {
    const { app, page, sandbox } = admin;
    await app.getByLabel("Title").fill("Stoneware coffee mug");
    await chooseFiles(app, await jpeg("good.jpg"), await jpeg("bad.jpg"));
    await app.getByText(DONE).nth(1).waitFor();
    sandbox.shopify.uploads.damage("bad.jpg");
    await saveButton(page).click();

    await app.getByText("Shopify could not use every picture").waitFor();
    await app.getByText("bad.jpg: Shopify does not take this kind of file.").waitFor();
  });

  it("a product that Shopify has, but that is not finished, is finished by saving again", async () => {
    const { app, page, sandbox } = admin;
    const before = productsInShopify();
    await app.getByLabel("Title").fill("Stoneware coffee mug");
    await app.getByLabel("Price").fill("9.90");
    sandbox.nextAnswer({ operation: "productVariantsBulkUpdate" }, { status: 402 });

    await saveButton(page).click();
    await app.getByText("Shopify has the product, but not everything is done").waitFor();
    await app.getByRole("button", { name: "Save again" }).click();
    await app.getByText("is in your store").waitFor();

    expect(productsInShopify()).toBe(before + 1);
  });

  it("a recommendation that TikTok Shop cannot give leaves the choice to the merchant", async () => {
    const { app, sandbox } = admin;
    const none = { code: 0, message: "Success", request_id: "r", data: { leaf_category_id: "" } };
    sandbox.nextAnswer({ operation: "/product/202309/categories/recommend" }, { body: none });

    await app.getByLabel("Title").fill("Xq");
    await chooseFiles(app, await jpeg());

    await app.getByText("TikTok Shop found no fitting category.").waitFor();
    await app.getByRole("button", { name: "Choose another" }).waitFor();
  });
});
