import { afterEach, describe, expect, it } from "vitest";
import { violationsIn } from "../support/axe";
import { catalogWith, product } from "../support/catalog-with";
import { playAdmin, type PlayAdminOptions, type PlayedAdmin } from "../support/play-admin";

let admin: PlayedAdmin;

afterEach(async () => {
  await admin.close();
  expect(admin.problems).toEqual([]);
});

/** A shop whose seller has just chosen one of three TikTok shops. */
async function openConnected(options: PlayAdminOptions = {}) {
  admin = await playAdmin({ catalog: catalogWith(product("Stoneware mug")), ...options });
  const { page, app } = admin;
  await page.goto(admin.adminUrl("/app/connection"));
  await authorize();
  await app.getByRole("button", { name: "Nordlicht US (US)" }).click();
  await app.getByRole("heading", { name: "Look up a category" }).waitFor();
  return admin;
}

async function authorize(button = "Connect TikTok Shop") {
  const { page, app } = admin;
  await app.getByRole("button", { name: button, exact: true }).click();
  await page.waitForURL("**/open/authorize?**");
  await page.getByRole("radio", { name: "Nordlicht Handel" }).check();
  await page.getByRole("button", { name: "Authorize" }).click();
  await page.waitForURL("**/app/connection?**");
}

describe("the category picker", { timeout: 90_000 }, () => {
  it("finds a category by words with a typo, with the keyboard alone", async () => {
    const { app, page } = await openConnected();
    await app.getByRole("button", { name: "Choose category" }).focus();
    await page.keyboard.press("Enter");
    await app.getByRole("combobox", { name: "Search categories" }).waitFor();

    await page.keyboard.type("t shrit women");
    await app.getByRole("option", { selected: true, name: /Women's T-shirts/ }).waitFor();
    await page.keyboard.press("Enter");

    await app.getByRole("heading", { name: "Women's T-shirts" }).waitFor();
    await app.getByText("Required attributes").waitFor();
    await app.getByText("Size (tells variants apart)").waitFor();
    expect(await app.getByRole("dialog").count()).toBe(0);
  });

  it("browses level by level, and back, with the keyboard alone", async () => {
    const { app, page } = await openConnected();
    await app.getByRole("button", { name: "Choose category" }).focus();
    await page.keyboard.press("Enter");
    const active = app.getByRole("option", { selected: true });
    await active.waitFor();

    const first = await active.textContent();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    const second = await active.textContent();
    await page.keyboard.press("Enter");
    const trail = app.getByRole("navigation", { name: "Where you are" });
    await trail.waitFor();
    await page.keyboard.press("Backspace");
    await trail.waitFor({ state: "detached" });

    expect(second).not.toBe(first);
    expect(await app.getByRole("dialog").count()).toBe(1);
  });

  it("asks once more before a category by invitation only", async () => {
    const { app, page, sandbox } = await openConnected();
    const tree = sandbox.tikTokShop.categories();
    const inviteOnly = tree.leaves().find(({ permission }) => permission === "INVITE_ONLY");
    const name = inviteOnly?.name ?? "";
    await app.getByRole("button", { name: "Choose category" }).click();
    await app.getByRole("combobox").fill(name);

    await app
      .getByRole("option", { name: new RegExp(`${name}.*Invite only`) })
      .first()
      .click();
    await app.getByText(`${name} is by invitation only`).waitFor();
    expect(await violationsIn(admin)).toEqual([]);
    await app.getByRole("button", { name: "Choose another" }).click();
    await app.getByRole("combobox").fill(name);
    await app
      .getByRole("option", { name: new RegExp(`${name}.*Invite only`) })
      .first()
      .click();
    await page.keyboard.press("Tab");
    await app.getByRole("button", { name: "Use it anyway" }).click();

    await app.getByRole("heading", { name, exact: true }).waitFor();
    await app.getByRole("button", { name: "Change category" }).click();
    await app.getByText("Chosen lately").waitFor();
  });

  it("is readable for screen readers and fits a phone", async () => {
    const { app, page } = await openConnected({ width: 360, height: 740 });
    await app.getByRole("button", { name: "Choose category" }).click();
    await app.getByRole("option").first().waitFor();
    await app.getByRole("combobox").fill("coffee");
    await app.getByRole("option", { name: /Coffee Mugs/ }).waitFor();

    expect(await violationsIn(admin)).toEqual([]);
    const overflow = await app
      .locator("html")
      .evaluate((html) => html.scrollWidth - html.clientWidth);
    expect(overflow).toBe(0);
    const line = await app.getByRole("option").first().boundingBox();
    expect(line?.width).toBeLessThanOrEqual(360);
    expect(line?.height).toBeGreaterThanOrEqual(44);
    await page.screenshot({ path: ".cache/picker-360.png" });
  });

  it("names categories in the merchant's language once they have arrived", async () => {
    const { app, page, sandbox } = await openConnected();
    sandbox.shopify.userLocale = "de";
    await page.reload();
    const picker = app.getByRole("button", { name: "Choose category" });
    await expect
      .poll(
        async () => {
          await picker.click();
          await app.getByRole("combobox").fill("kaffeetassen");
          const isFound = await app
            .getByRole("option", { name: /Kaffeetassen/ })
            .first()
            .waitFor({ timeout: 1_000 })
            .then(() => true)
            .catch(() => false);
          await app.getByRole("button", { name: "Close" }).click();
          return isFound;
        },
        { timeout: 20_000 },
      )
      .toBe(true);
  });
});

describe("a merchant", { timeout: 90_000 }, () => {
  it("changes the market, disconnects, comes back, and keeps the mappings", async () => {
    const { app, page } = await openConnected();
    const menu = admin.page.getByRole("navigation");
    await menu.getByRole("link", { name: "Leafwise", exact: true }).click();
    await app.getByRole("button", { name: "Map all products" }).click();
    await app.getByText("Finished").waitFor();
    await menu.getByRole("link", { name: "TikTok Shop", exact: true }).click();

    await app.getByRole("button", { name: "Use Nordlicht Deutschland (DE)" }).click();
    await app.getByText("The mappings you have stay").waitFor();
    await app.getByRole("button", { name: "Use Nordlicht Deutschland", exact: true }).click();
    await app.getByText("Connected to Nordlicht Deutschland (DE)").waitFor();
    await app.getByRole("button", { name: "Use Nordlicht US (US)" }).click();
    await app.getByRole("button", { name: "Use Nordlicht US", exact: true }).click();
    await app.getByText("Connected to Nordlicht US (US)").waitFor();
    expect(await violationsIn(admin)).toEqual([]);

    await app.getByRole("button", { name: "Disconnect" }).click();
    await app.getByText("Leafwise forgets its access").waitFor();
    await app.getByRole("dialog").getByRole("button", { name: "Disconnect" }).click();
    await app.getByText("TikTok Shop is disconnected. Your mappings are kept.").waitFor();
    await authorize();
    await app.getByText("Connected to Nordlicht US (US)").waitFor();
    await menu.getByRole("link", { name: "Mappings", exact: true }).click();
    await app.getByRole("row").filter({ hasText: "Stoneware mug" }).waitFor();

    expect(page.url()).toContain("/app/mappings");
  });
});
