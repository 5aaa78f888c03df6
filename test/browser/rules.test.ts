import { afterEach, describe, expect, it } from "vitest";
import { catalogWith, product } from "../support/catalog-with";
import { look } from "../support/look-at-page";
import type { PlayedAdmin } from "../support/play-admin";
import { playShop, type ShopOptions } from "../support/play-shop";
import { goTo as openPage, untilAlive } from "../support/go-to-page";

const MUGS = 12;
const BOWLS = 7;

let admin: PlayedAdmin;

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const catalog = catalogWith(
  ...upTo(MUGS).map((number) =>
    product(`Stoneware coffee mug ${number}`, {
      vendor: number > 8 ? "Tassenwerk" : "Kiln",
      collections: ["Kitchen", "Mother's Day"],
    }),
  ),
  ...upTo(BOWLS).map((number) => product(`Ceramic bowl ${number}`, { productType: "Bowls" })),
);

async function open(options: ShopOptions = { isMapped: true }) {
  admin = await playShop({ catalog, ...options });
  return admin;
}

afterEach(async () => {
  await admin.close();
  expect(admin.problems).toEqual([]);
});

const goTo = (path: string) => openPage(admin, path);

const button = (name: string | RegExp) => admin.app.getByRole("button", { name });
const line = (index: number) => admin.app.locator("ol > li").nth(index);

/** Chooses from what the app finds for the words. */
async function choose(name: string, words: string, option: RegExp) {
  const { app } = admin;
  await button(`Choose: ${name}`).click();
  await app.getByRole("textbox", { name }).fill(words);
  await app.getByRole("group", { name }).getByRole("button", { name: option }).first().click();
}

async function chooseCategory(words: string, option: RegExp) {
  const { app } = admin;
  await button(/^Cho(ose|ange) category|^Change category/).click();
  const dialog = app.getByRole("dialog");
  await dialog.getByRole("combobox").fill(words);
  await dialog.getByRole("option", { name: option }).first().click();
  await dialog.waitFor({ state: "detached" });
}

/** Makes the suggested rule about mugs one of the shop's. */
async function acceptSuggestion() {
  const { app } = admin;
  await goTo("/app/rules");
  await app.getByRole("link", { name: "Make it a rule: product type Mugs" }).click();
  await app.getByText(`${MUGS} products change.`).waitFor();
  await button("Save rule").click();
  await app.getByText(`Decides about ${MUGS} products`).waitFor();
}

/** A rule for the products of one vendor. */
async function writeVendorRule() {
  const { app } = admin;
  await goTo("/app/rules/new");
  await app.getByRole("combobox", { name: "Look at" }).selectOption("vendor");
  await choose("Vendor", "tass", /Tassenwerk/);
  await chooseCategory("bowls", /Bowls/);
}

describe("a merchant who writes rules", () => {
  it("finds none before TikTok Shop is connected", async () => {
    const { app } = await open({});
    await goTo("/app/rules");

    await app.getByText("Connect TikTok Shop first").waitFor();
    await look(admin, "rules-unconnected");
  });

  it("makes a suggestion a rule, seeing before and after, and sees it applied", async () => {
    const { app } = await open();
    await goTo("/app/rules");
    await app.getByText(`All ${MUGS} products of product type Mugs agree`).waitFor();
    await app.getByText("No rules yet").waitFor();
    await look(admin, "rules-none");

    await app.getByRole("link", { name: "Make it a rule: product type Mugs" }).click();
    await app.getByText(`${MUGS} products fit`).waitFor();
    await app.getByText(`${MUGS} products change.`).waitFor();
    await app
      .getByText(/^Before: .* \(To review\)/)
      .first()
      .waitFor();
    await look(admin, "rules-suggested");

    await button("Save rule").click();

    await app.getByText(`Decides about ${MUGS} products`).waitFor();
    await look(admin, "rules-one");
    await goTo("/app/mappings?status=confirmed");
    await app.getByRole("tab", { name: `Confirmed (${MUGS})` }).waitFor();
  });

  it("writes a rule of its own, counted while it is written", async () => {
    const { app } = await open();
    await goTo("/app/rules/new");
    await app.getByText("Choose what the rule looks at").waitFor();
    await choose("Product type", "bow", /Bowls/);
    await chooseCategory("coffee mugs", /Coffee Mugs/);
    await app.getByText(`${BOWLS} products fit`).waitFor();
    await button("Add condition").click();
    const second = app.getByRole("group", { name: "Condition 2" });
    await second.getByRole("combobox").selectOption("title-contains");
    await second.getByRole("textbox").fill("bowl 3");
    await app.getByText("1 product fits").waitFor();
    await app.getByRole("combobox", { name: "of these" }).selectOption("any");
    await app.getByText(`${BOWLS} products fit`).waitFor();
    await look(admin, "rules-editor");
    await admin.page.getByRole("region", { name: "Unsaved changes" }).waitFor();

    await button("Save rule").click();

    await app.getByText(`Decides about ${BOWLS} products`).waitFor();
    await admin.page.getByRole("region", { name: "Unsaved changes" }).waitFor({ state: "hidden" });
  });

  it("is offered collections without promotions, and can discard what was changed", async () => {
    const { app, page } = await open();
    await goTo("/app/rules/new");
    await app.getByRole("combobox", { name: "Look at" }).selectOption("collection");
    await button("Choose: Collection").click();
    const offered = app.getByRole("group", { name: "Collection", exact: true });
    await offered.getByRole("button", { name: /Kitchen/ }).waitFor();
    expect(await offered.getByRole("button").allInnerTexts()).toEqual([`Kitchen (${MUGS})`]);

    await goTo("/app/rules/new");
    await app.getByRole("combobox", { name: "Look at" }).selectOption("title-contains");
    await app.getByRole("textbox").fill("mug");
    await page.getByRole("button", { name: "Discard" }).click();

    await app.getByText("Choose what the rule looks at").waitFor();
    await page.getByRole("region", { name: "Unsaved changes" }).waitFor({ state: "hidden" });
    await app.getByRole("link", { name: "Rules" }).click();
    await app.getByText("No rules yet").waitFor();
  });

  it("changes the order where two rules fit, edits one and keeps what it decided", async () => {
    const { app } = await open();
    await acceptSuggestion();
    await writeVendorRule();
    await app.getByText("Rules above decide about 4 of them.").waitFor();
    await button("Save rule").click();
    await line(1).getByText("Decides about 0 products").waitFor();

    await button("Move rule 2 up").click();
    await line(0).getByText("Vendor is Tassenwerk").waitFor();

    await line(0).getByText("Decides about 4 products").waitFor();
    await line(1)
      .getByText(`Decides about ${MUGS - 4} products`)
      .waitFor();
    await look(admin, "rules-two");

    await app.getByRole("link", { name: "Edit rule 1" }).click();
    await untilAlive(admin);
    await app.getByText("Keep it", { exact: true }).click();
    await chooseCategory("coffee mugs", /Coffee Mugs/);
    await look(admin, "rules-edit");
    await button("Save rule").click();

    await line(0).getByText("Decides about 0 products").waitFor();
  });

  it("removes a rule and undoes what it decided", async () => {
    const { app } = await open();
    await acceptSuggestion();
    await button("Remove rule 1").click();
    await app.getByRole("dialog").getByText(`It decides about ${MUGS} products now.`).waitFor();
    await look(admin, "rules-remove");
    await app.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
    await line(0).waitFor({ state: "detached" });

    await goTo("/app/mappings?status=recommended");
    await app.getByRole("tab", { name: `To review (${MUGS + BOWLS})` }).waitFor();
  });

  it("asks by samples once that is chosen", async () => {
    const { app, page } = await open({ seller: "maple" });
    await goTo("/app/settings");
    const saved = () => page.waitForResponse("**/app/settings/sampling*");
    await Promise.all([
      saved(),
      app.getByText("Ask about a sample first", { exact: true }).click(),
    ]);
    const share = app.getByRole("combobox", { name: "How many of a sample have to agree" });
    await Promise.all([saved(), share.selectOption("80")]);
    await goTo("/app/settings");

    expect(await app.getByRole("checkbox", { name: "Ask about a sample first" }).isChecked()).toBe(
      true,
    );
    expect(await share.inputValue()).toBe("80");
  });
});
