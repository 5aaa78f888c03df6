import { afterEach, expect, it } from "vitest";
import { generatedCatalog } from "../../sandbox/catalog/catalog";
import type { ProductRecord } from "../../sandbox/shopify/records";
import { goTo } from "../support/go-to-page";
import { look } from "../support/look-at-page";
import type { PlayedAdmin } from "../support/play-admin";
import { playShop } from "../support/play-shop";

const PRODUCTS = 50;
const HALF = PRODUCTS / 2;
const WAIT = { timeout: 60_000 };

let admin: PlayedAdmin;

afterEach(async () => {
  await admin.close();
  expect(admin.problems).toEqual([]);
});

it("a merchant whose catalog comes back halved keeps every decision, and is told what happened", async () => {
  admin = await playShop({ catalog: generatedCatalog({ products: PRODUCTS }), isMapped: true });
  const { app, sandbox } = admin;
  await goTo(admin, "/app/mappings?status=recommended");
  await app
    .getByRole("checkbox", { name: /Select all/ })
    .first()
    .click({ force: true });
  await app.getByRole("button", { name: "Confirm", exact: true }).first().click();
  const confirmed = app.getByRole("tab", { name: /^Confirmed \(\d+\)/ });
  const count = () => countIn(confirmed.innerText());
  await expect.poll(count, WAIT).toBeGreaterThan(HALF);
  const before = await count();

  const { products, bulkOperations } = sandbox.shopify.shop();
  const lines = [...products.upwards()].slice(0, HALF).map(lineOf);
  const file = `${lines.join("\n")}\n`;
  bulkOperations.playNext({ file, objectCount: HALF, rootObjectCount: HALF });
  await goTo(admin, "/app");
  await app.getByRole("button", { name: "Map all products" }).click();
  await app.getByText(`Shopify didn't send ${HALF} products this time`).first().waitFor();
  await app.getByText("Finished").first().waitFor();
  await look(admin, "home-half-a-catalog");

  await goTo(admin, "/app/mappings");
  await expect.poll(count, WAIT).toBe(before);
});

async function countIn(text: Promise<string>): Promise<number> {
  return Number(/\d+/.exec(await text)?.[0]);
}

/** As Shopify writes a product to the file, without its pictures. */
function lineOf({ id, title, handle, vendor, productType }: ProductRecord): string {
  return JSON.stringify({
    id: `gid://shopify/Product/${id}`,
    title,
    handle,
    descriptionHtml: "",
    productType,
    vendor,
    tags: [],
    status: "ACTIVE",
    updatedAt: "2020-01-01T00:00:00Z",
    category: null,
    featuredMedia: null,
  });
}
