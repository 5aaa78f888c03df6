import { afterEach, describe, expect, it } from "vitest";
import { authorizeInBrowser } from "../support/authorize-in-browser";
import { catalogWith, product } from "../support/catalog-with";
import { generatedCatalog } from "../../sandbox/catalog/catalog";
import { look } from "../support/look-at-page";
import type { PlayedAdmin } from "../support/play-admin";
import { playShop, type ShopOptions } from "../support/play-shop";

const PRODUCTS = 120;
/** TikTok Shop keeps the rest waiting while the merchant watches. */
const ANSWERED_AT_ONCE = 100;

let admin: PlayedAdmin;

afterEach(async () => {
  await admin.close();
  expect(admin.problems).toEqual([]);
});

async function open(options: ShopOptions) {
  admin = await playShop(options);
  await admin.page.goto(admin.adminUrl());
  return admin;
}

async function openFromMenu(name: string) {
  await admin.page.getByRole("navigation").getByRole("link", { name, exact: true }).click();
}

describe("a merchant who has just installed the app", () => {
  it("connects TikTok Shop, maps all products, watches, and sees every mapping", async () => {
    const catalog = generatedCatalog({ products: PRODUCTS });
    const { app, sandbox } = await open({ catalog });
    const goOn = sandbox.hold({ path: /categories\/recommend$/ }, ANSWERED_AT_ONCE);

    await authorizeInBrowser(admin);
    await app.getByText("Connected to Maple & Finch US (US)").waitFor();
    await openFromMenu("Leafwise");
    await app.getByRole("button", { name: "Map all products" }).click();
    const document = app.locator("html");
    await document.evaluate((html) => void (html.dataset.seen = "before"));
    const recommended = app.locator("[data-count=recommended]");
    await recommended.filter({ hasText: /[1-9]/ }).waitFor();
    const underway = Number(await recommended.textContent());
    goOn();
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

    await authorizeInBrowser(admin, { seller: "Nordlicht Handel" });
    await app.getByRole("button", { name: "Nordlicht US (US)" }).click();

    await app.getByText("Connected to Nordlicht US (US)").waitFor();
    await openFromMenu("Leafwise");
    await app.getByRole("button", { name: "Map all products" }).click();
    await app.getByText("Finished").waitFor();
  });

  it("reads what a canceled authorization means, and can try again", async () => {
    const { app } = await open({ catalog: catalogWith(product("Stoneware mug")) });

    await authorizeInBrowser(admin, { decision: "Cancel" });
    await app.getByText("You did not authorize Leafwise at TikTok Shop.").waitFor();
    await authorizeInBrowser(admin);

    await app.getByText("Connected to Maple & Finch US (US)").waitFor();
    expect(await app.getByText("You did not authorize").count()).toBe(0);
  });

  it("reads that an account without a shop is the wrong one", async () => {
    const { app } = await open({ catalog: catalogWith(product("Stoneware mug")) });

    await authorizeInBrowser(admin, { seller: "Not Yet Selling" });

    await app.getByText("This TikTok account has no shop.").waitFor();
  });

  it("sees that TikTok Shop does not answer, and that the run goes on by itself", async () => {
    const { app, sandbox } = await open({
      catalog: catalogWith(product("Coffee mug"), product("Tea mug")),
      seller: "maple",
    });
    const away = { status: 502, body: "<html>bad gateway</html>" };
    const comeBack = sandbox.nextAnswer({ path: /categories\/recommend$/ }, away, 1_000_000);

    await app.getByRole("button", { name: "Map all products" }).click();
    const note = app.getByText(/^TikTok Shop hasn't been responding since .*goes on by itself/);
    await note.waitFor();
    await look(admin, "home-tiktok-shop-away");
    const told = await note.innerText();
    comeBack();
    await app.getByText("Finished").waitFor();

    expect(told).toMatch(/since \d{1,2}:\d\d/);
    expect(await note.count()).toBe(0);
    expect(await app.locator("[data-count=recommended]").innerText()).toBe("2");
  });
});
