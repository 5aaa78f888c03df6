import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { generatedCatalog } from "../../sandbox/catalog/catalog";
import { violationsIn } from "../support/axe";
import { goTo, untilAlive } from "../support/go-to-page";
import { forgetInBrowser } from "../support/open-browser";
import type { PlayedAdmin } from "../support/play-admin";
import { playShop } from "../support/play-shop";

let admin: PlayedAdmin;

beforeAll(async () => {
  admin = await playShop({ catalog: generatedCatalog({ products: 1 }), seller: "maple" });
});
afterAll(async () => {
  await admin.close();
  expect(admin.problems).toEqual([]);
});
beforeEach(async () => {
  admin.sandbox.shopify.userLocale = "en-US";
  // What was chosen lately stands first.
  await forgetInBrowser(admin.page, admin.appProxyUrl);
  await goTo(admin, "/app/connection");
});

describe("the category picker", () => {
  it("finds a category by words with a typo, with the keyboard alone", async () => {
    const { app, page } = admin;
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
    const { app, page } = admin;
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
    const { app, page, sandbox } = admin;
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
    const { app, page } = admin;
    await page.setViewportSize({ width: 360, height: 740 });
    onTestFinished(() => page.setViewportSize({ width: 1280, height: 900 }));
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
    await app.getByRole("combobox").fill("xylophonist");
    await app.getByText("No category has these words.").waitFor();
    expect(await violationsIn(admin)).toEqual([]);
  });

  it("names categories in the merchant's language once they have arrived", async () => {
    const { app, page, sandbox } = admin;
    sandbox.shopify.userLocale = "de";
    await page.reload();
    await untilAlive(admin);
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
        { timeout: 60_000 },
      )
      .toBe(true);
  });
});
