import { afterEach, describe, expect, it } from "vitest";
import { catalogWith, product } from "../support/catalog-with";
import { generatedCatalog } from "../../sandbox/catalog/catalog";
import { playAdmin, type PlayAdminOptions, type PlayedAdmin } from "../support/play-admin";

const PRODUCTS = 240;
/** Slow enough to be watched. */
const PER_SECOND = 60;

let admin: PlayedAdmin;

afterEach(async () => {
  await admin.close();
  expect(admin.problems).toEqual([]);
});

async function open(options: PlayAdminOptions) {
  admin = await playAdmin(options);
  await admin.page.goto(admin.adminUrl());
  return admin;
}

/** From the app's button to TikTok Shop's page, as this seller, and back. */
async function authorizeAs(seller: string, decision: "Authorize" | "Cancel" = "Authorize") {
  const { page, app } = admin;
  await app.getByRole("button", { name: "Connect TikTok Shop" }).click();
  await page.waitForURL("**/open/authorize?**");
  await page.getByRole("radio", { name: seller }).check();
  await page.getByRole("button", { name: decision }).click();
  await page.waitForURL("**/app/connection?**");
}

async function openFromMenu(name: string) {
  await admin.page.getByRole("navigation").getByRole("link", { name, exact: true }).click();
}

describe("a merchant who has just installed the app", { timeout: 60_000 }, () => {
  it("connects TikTok Shop, maps all products, watches, and sees every mapping", async () => {
    const catalog = generatedCatalog({ products: PRODUCTS });
    const { app, sandbox } = await open({ catalog, rate: { requestsPerSecond: PER_SECOND } });

    await authorizeAs("Maple & Finch");
    await app.getByText("Connected to Maple & Finch US (US)").waitFor();
    await openFromMenu("Leafwise");
    await app.getByRole("button", { name: "Map all products" }).click();
    const document = app.locator("html");
    await document.evaluate((html) => void (html.dataset.seen = "before"));
    const recommended = app.locator("[data-count=recommended]");
    await recommended.filter({ hasText: /[1-9]/ }).waitFor();
    const underway = Number(await recommended.textContent());
    await app.getByText("Finished").waitFor();
    const atTheEnd = Number(await recommended.textContent());
    await openFromMenu("Mappings");
    const row = app.getByRole("row").nth(1);
    await row.getByText("To review").waitFor();

    expect(underway).toBeLessThan(PRODUCTS);
    expect(atTheEnd).toBe(PRODUCTS);
    const text = await row.innerText();
    const titles = Array.from({ length: PRODUCTS }, (_, index) => catalog.at(index).title);
    const categories = sandbox.tikTokShop.categories("US").leaves();
    expect(titles.some((title) => text.includes(title))).toBe(true);
    expect(categories.some(({ name }) => text.includes(name))).toBe(true);
    expect(await document.evaluate((html) => html.dataset.seen), "nothing was loaded anew").toBe(
      "before",
    );
  });

  it("chooses one of several TikTok shops", async () => {
    const { app } = await open({ catalog: catalogWith(product("Stoneware mug")) });

    await authorizeAs("Nordlicht Handel");
    await app.getByRole("button", { name: "Nordlicht US (US)" }).click();

    await app.getByText("Connected to Nordlicht US (US)").waitFor();
    await openFromMenu("Leafwise");
    await app.getByRole("button", { name: "Map all products" }).click();
    await app.getByText("Finished").waitFor();
  });

  it("reads what a canceled authorization means, and can try again", async () => {
    const { app } = await open({ catalog: catalogWith(product("Stoneware mug")) });

    await authorizeAs("Maple & Finch", "Cancel");
    await app.getByText("You did not authorize Leafwise at TikTok Shop.").waitFor();
    await authorizeAs("Maple & Finch");

    await app.getByText("Connected to Maple & Finch US (US)").waitFor();
    expect(await app.getByText("You did not authorize").count()).toBe(0);
  });

  it("reads that an account without a shop is the wrong one", async () => {
    const { app } = await open({ catalog: catalogWith(product("Stoneware mug")) });

    await authorizeAs("Not Yet Selling");

    await app.getByText("This TikTok account has no shop.").waitFor();
  });
});
