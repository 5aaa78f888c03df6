import { afterAll, afterEach, describe, expect, it } from "vitest";
import { startSandbox } from "../../sandbox/core/sandbox";
import { catalogWith, product } from "../support/catalog-with";
import { authorizeInBrowser } from "../support/authorize-in-browser";
import { look } from "../support/look-at-page";
import { playAdmin, type PlayedAdmin } from "../support/play-admin";
import { ownProduct, playShop, type ShopOptions } from "../support/play-shop";
import { sql } from "../support/sql";
import { untilAlive } from "../support/go-to-page";

const MUG = product("Stoneware coffee mug");
const NORDLICHT_US = { seller: "nordlicht", tikTokShop: "7495000000000300003" };
/** Trees belong to all shops of an app: tests that change one have an app of their own. */
const changing = ownProduct();

let admin: PlayedAdmin;

afterEach(async () => {
  await admin.close();
  expect(admin.problems).toEqual([]);
});
afterAll(() => changing.close());

/** A shop whose seller has chosen one of three TikTok shops. */
async function open(options: ShopOptions = {}) {
  admin = await playShop({ catalog: catalogWith(MUG), ...NORDLICHT_US, ...options });
  return admin;
}

const PAGES = { Leafwise: "/app", Mappings: "/app/mappings", "TikTok Shop": "/app/connection" };

/** Goes to a page by the admin's own menu. */
async function openPage(name: keyof typeof PAGES) {
  const { page } = admin;
  await page.getByRole("navigation").getByRole("link", { name, exact: true }).click();
  await page.waitForURL((url) => url.pathname.endsWith(PAGES[name]));
  await untilAlive(admin);
}

/** Has the tree listed again, and waits until a page says what came of it. */
async function refreshCategories() {
  const { app } = admin;
  await openPage("TikTok Shop");
  await app.getByRole("button", { name: "Refresh categories" }).click();
  await app.getByText("The categories are being refreshed.").waitFor();
}

/** The button does nothing while the tree is younger than a minute. */
async function forgetWhenListed() {
  await sql(admin, "UPDATE category_tree SET listed_at = now() - interval '1 hour'");
}

/** Maps all products with the tree as it is now, whatever an earlier test left in the app, and opens the list. */
async function mapWithNewTree() {
  const { app, page } = admin;
  await page.goto(admin.adminUrl());
  await forgetWhenListed();
  await refreshCategories();
  await openPage("Leafwise");
  await app.getByRole("button", { name: "Map all products" }).click();
  await app.getByText("Finished").waitFor();
  await openPage("Mappings");
}

describe("a tree that changes", () => {
  it("leaves categories to review, each with what to do about its products", async () => {
    const catalog = catalogWith(
      MUG,
      product("Garden hose 20 m"),
      product("Solid oak coffee table"),
    );
    admin = await changing.open({ catalog, ...NORDLICHT_US });
    const { app, page, sandbox } = admin;
    await mapWithNewTree();
    for (const title of ["Stoneware coffee mug", "Garden hose 20 m"]) {
      await app.getByRole("button", { name: `Confirm ${title}` }).click();
      await app.getByRole("button", { name: `Clear ${title}` }).waitFor();
    }
    const tree = sandbox.tikTokShop.categories();
    tree.remove(tree.find("Coffee Mugs").id);
    tree.setPermission(tree.find("Garden Hoses").id, "INVITE_ONLY");
    await forgetWhenListed();
    await refreshCategories();

    await expect
      .poll(
        async () => {
          await page.goto(admin.adminUrl("/app/category-changes"));
          await app.getByRole("heading", { level: 1 }).waitFor();
          return app.getByRole("button", { name: /^Use / }).count();
        },
        { timeout: 60_000 },
      )
      .toBe(1);
    await look(admin, "category-changes");
    await app.getByRole("button", { name: "Keep it" }).click();
    await app.getByText("Garden Hoses").waitFor({ state: "detached" });
    await app.getByRole("button", { name: /^Use / }).click();
    await app.getByText("None of your products points to a category").waitFor();

    await openPage("Mappings");
    await app.getByRole("button", { name: "Clear Stoneware coffee mug" }).waitFor();
    await app.getByRole("button", { name: "Clear Garden hose 20 m" }).waitFor();
  });

  it("warns on a product's page of a category by invitation only, shows who decided, and lets it be changed", async () => {
    const catalog = catalogWith({ ...MUG, weightGrams: 340 });
    admin = await changing.open({ catalog, ...NORDLICHT_US });
    const { app, page, sandbox } = admin;
    const tree = sandbox.tikTokShop.categories();
    tree.setPermission(tree.find("Coffee Mugs").id, "INVITE_ONLY");
    await mapWithNewTree();
    await app.getByRole("link", { name: "Details of Stoneware coffee mug" }).click();
    await app.getByText("Invite only").first().waitFor();
    await app.getByText("Required attributes").waitFor();
    await look(admin, "product");

    await app.getByRole("button", { name: "Confirm", exact: true }).click();
    await app.getByText("Coffee Mugs is by invitation only").waitFor();
    await look(admin, "product-warning");
    await app.getByRole("button", { name: "Choose another" }).click();
    await app.getByRole("button", { name: "Confirm", exact: true }).click();
    await app.getByRole("button", { name: "Use it anyway" }).click();
    await app.getByText(/^Confirmed .+ › Coffee Mugs$/).waitFor();
    await app.getByText(/^You · /).waitFor();

    await app.getByRole("button", { name: "Change", exact: true }).click();
    await app.getByText("Recommended for products of the same category").waitFor();
    await page.keyboard.type("travel mgu");
    await app.getByRole("option", { selected: true, name: /Travel Mugs/ }).waitFor();
    await page.keyboard.press("Enter");
    await app.getByText(/^Confirmed .+ › Travel Mugs$/).waitFor();
    await app.getByText(/^Before: .+ › Coffee Mugs$/).waitFor();
    await app.getByRole("button", { name: "Use this category" }).waitFor();
    await look(admin, "product-changed");
  });
});

describe("a merchant", () => {
  it("reads categories in another language, also on pages that the app opens itself", async () => {
    const { app, page, sandbox } = await open({ isMapped: true });
    sandbox.shopify.userLocale = "de";
    await expect
      .poll(
        async () => {
          await page.goto(admin.adminUrl("/app/mappings"));
          await app.getByRole("link", { name: "Details of Stoneware coffee mug" }).waitFor();
          return app.getByText("Kaffeetassen").count();
        },
        { timeout: 60_000 },
      )
      .toBeGreaterThan(0);
    await app.getByRole("link", { name: "Details of Stoneware coffee mug" }).click();
    await app.getByRole("heading", { name: "Stoneware coffee mug" }).waitFor();
    await app.getByRole("heading", { name: "Kaffeetassen" }).waitFor();

    expect(await app.getByText("Coffee Mugs").count()).toBe(0);
  });

  it("changes the market, disconnects, comes back, and keeps the mappings", async () => {
    const { app, page } = await open({ isMapped: true });
    await page.goto(admin.adminUrl("/app/connection"));
    await untilAlive(admin);

    await app.getByRole("button", { name: "Use Nordlicht Deutschland (DE)" }).click();
    await app.getByText("Your products get the categories of this market: Germany.").waitFor();
    await app.getByRole("button", { name: "Use Nordlicht Deutschland", exact: true }).click();
    await app.getByText("Connected to Nordlicht Deutschland (DE)").waitFor();
    await app.getByRole("button", { name: "Use Nordlicht US (US)" }).click();
    await app.getByRole("button", { name: "Use Nordlicht US", exact: true }).click();
    await app.getByText("Connected to Nordlicht US (US)").waitFor();
    await look(admin, "connection");

    await app.getByRole("button", { name: "Disconnect" }).click();
    await app.getByText("Leafwise forgets its access").waitFor();
    await app.getByRole("dialog").getByRole("button", { name: "Disconnect" }).click();
    await app.getByText("TikTok Shop is disconnected. Your mappings are kept.").waitFor();
    await authorizeInBrowser(admin, { seller: "Nordlicht Handel" });
    await app.getByText("Connected to Nordlicht US (US)").waitFor();
    await openPage("Mappings");
    await app.getByRole("row").filter({ hasText: "Stoneware coffee mug" }).waitFor();

    expect(page.url()).toContain("/app/mappings");
  });
});

describe("a connection that TikTok Shop does not accept any more", () => {
  it("is told on Home, and the run goes on after reconnecting", async () => {
    const titles = Array.from({ length: 24 }, (_, index) => `Stoneware mug ${index}`);
    const { app, page, sandbox } = await open({
      catalog: catalogWith(...titles.map((title) => product(title))),
    });
    const goOn = sandbox.hold({ path: /categories\/recommend$/ }, 4);
    await page.goto(admin.adminUrl());
    await untilAlive(admin);
    await app.getByRole("button", { name: "Map all products" }).click();
    await app.getByText("Getting categories from TikTok Shop").waitFor();
    sandbox.tikTokShop.authorizations.revoke();
    goOn();
    await app.getByText("Connect again and the run goes on.").waitFor();
    await openPage("TikTok Shop");
    await app.getByText("TikTok Shop no longer accepts the connection.").first().waitFor();
    await look(admin, "connection-lost");

    await authorizeInBrowser(admin, {
      button: "Reconnect TikTok Shop",
      seller: "Nordlicht Handel",
    });
    await app.getByText("Connected to Nordlicht US (US)").waitFor();
    await openPage("Leafwise");

    await app.getByText("Finished").waitFor();
    expect(await app.locator("[data-count=recommended]").textContent()).toBe("24");
  });
});

describe("the operator's catalog credential", () => {
  it("serves a shop without a connection, which is told whose categories it sees", async () => {
    const yesterday = await startSandbox();
    const seller = yesterday.tikTokShop.seller("maple");
    const { refreshToken } = yesterday.tikTokShop.authorizations.issueTokens(seller);
    await yesterday.close();
    admin = await playAdmin({
      catalog: catalogWith(MUG),
      environment: {
        TIKTOK_CATALOG_REFRESH_TOKEN: refreshToken,
        TIKTOK_CATALOG_SHOP_CIPHER: seller.shops[0]?.cipher ?? "",
        TIKTOK_CATALOG_MARKET: "US",
      },
    });
    const { app, page } = admin;
    await page.goto(admin.adminUrl());
    await app.getByText("Categories come from this market: United States").waitFor();
    await app.getByRole("button", { name: "Map all products" }).click();
    await app.getByText("Finished").waitFor();
    await look(admin, "home-catalog");

    await openPage("TikTok Shop");
    await app.getByText("Categories come from this market: United States").waitFor();
    await app.getByRole("heading", { name: "Look up a category" }).waitFor();
    await look(admin, "connection-catalog");
    await authorizeInBrowser(admin, { seller: "Nordlicht Handel" });
    await app.getByText("One step is left").waitFor();
    await look(admin, "connection-choosing");
    expect(await app.getByText("Categories come from this market: United States").count()).toBe(0);
  });
});
