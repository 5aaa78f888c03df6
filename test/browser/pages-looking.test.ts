import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  onTestFinished,
} from "vitest";
import { generatedCatalog } from "../../sandbox/catalog/catalog";
import { goTo as openPage } from "../support/go-to-page";
import { look } from "../support/look-at-page";
import type { PlayedAdmin } from "../support/play-admin";
import { playShop } from "../support/play-shop";
import { sql } from "../support/sql";

/** More than a page holds. */
const PRODUCTS = 60;
const catalog = generatedCatalog({ products: PRODUCTS });

let admin: PlayedAdmin;

const closeShop = async () => {
  await admin.close();
  expect(admin.problems.filter((problem) => !isExpected(problem))).toEqual([]);
};

/** Chromium writes requests that fail to the console, React what a boundary shows, and both what comes late. */
function isExpected(problem: string): boolean {
  return /status of (404|500)|reference:|404|was preloaded/.test(problem);
}

const goTo = (path: string) => openPage(admin, path);
const rows = () => admin.app.locator("tbody tr");
const untilRows = (count: number | undefined) =>
  expect.poll(() => rows().count(), { timeout: 60_000 }).toBe(count);
const openFromMenu = (name: string) =>
  admin.page.getByRole("navigation").getByRole("link", { name, exact: true }).click();

/** What the app answers somebody else of the same shop. */
async function askAsColleague(
  address: string,
): Promise<{ run: { id: number; startedBy: string } }> {
  const token = await admin.sandbox.shopify.sessionToken({ userId: 77 });
  const headers = { authorization: `Bearer ${token}`, "user-agent": "Mozilla/5.0 Chrome/140.0" };
  const answer = await fetch(admin.appUrl + address, { headers });
  return (await answer.json()) as { run: { id: number; startedBy: string } };
}

describe("a merchant who watches a run", () => {
  it("asks only while the page is seen, as does a colleague, and stops it", async () => {
    admin = await playShop({ catalog, seller: "maple", isApart: true });
    onTestFinished(closeShop);
    const { app, page, sandbox } = admin;
    const goOn = sandbox.hold({ path: /categories\/recommend$/ });
    let looks = 0;
    page.on("request", (request) => {
      if (new URL(request.url()).pathname === "/app/run") looks += 1;
    });
    await page.clock.install();
    await goTo("/app");
    await app.getByRole("button", { name: "Map all products" }).click();
    await app.getByRole("button", { name: "Stop" }).waitFor();
    const oneMore = async () => {
      const before = looks;
      await expect
        .poll(async () => page.clock.runFor(2_000).then(() => looks), { timeout: 60_000 })
        .toBeGreaterThan(before);
    };
    await oneMore();
    await oneMore();
    const seen = await askAsColleague("/app/run");
    expect(seen.run).toMatchObject({ startedBy: "42", isActive: true });

    await hide(true);
    const before = looks;
    await page.clock.runFor(10_000);
    expect(looks).toBe(before);
    await hide(false);
    await oneMore();

    await app.getByRole("button", { name: "Stop" }).click();
    goOn();
    await expect
      .poll(
        async () =>
          page.clock.runFor(2_000).then(() => app.getByText("Stopped", { exact: true }).count()),
        { timeout: 60_000 },
      )
      .toBeGreaterThan(0);
    await page.clock.resume();
    await look(admin, "home-stopped");
  });
});

describe("a merchant who looks around", () => {
  beforeAll(async () => {
    admin = await playShop({ catalog, isMapped: true });
  });
  beforeEach(() => {
    admin.sandbox.shopify.userLocale = "en-US";
  });
  afterAll(closeShop);

  it("goes from page to page without loading anything anew", async () => {
    const { app } = admin;
    await goTo("/app");
    const html = app.locator("html");
    await html.evaluate((element) => void (element.dataset.seen = "before"));
    await openFromMenu("Mappings");
    await app.getByRole("tab", { name: /^To review/ }).click();
    await app.getByRole("button", { name: "Next" }).click();
    await app
      .getByRole("link", { name: /^Details of / })
      .first()
      .click();
    await app.getByRole("heading", { name: "Decisions" }).waitFor();
    await app.getByRole("link", { name: "Mappings" }).first().click();
    await app.getByRole("tab", { name: /^To review/ }).waitFor();
    await openFromMenu("Leafwise");
    await app.getByText("Your products").waitFor();

    expect(await html.evaluate((element) => element.dataset.seen)).toBe("before");
  });

  it("sorts, goes back, and shares the address", async () => {
    const { app, page } = admin;
    await goTo("/app/mappings");
    await app.getByRole("button", { name: "Sort by: Title, A to Z" }).click();
    await look(admin, "mappings-sort");
    await app.getByRole("menuitem", { name: "Agreement, highest first" }).click();
    await app.getByRole("button", { name: "Sort by: Agreement, highest first" }).waitFor();
    const address = page.url();
    const [first, last] = [await shareOf(0), await shareOf(49)];
    await page.evaluate(() => history.back());
    await app.getByRole("button", { name: "Sort by: Title, A to Z" }).waitFor();
    await page.goto(address);

    await app.getByRole("button", { name: "Sort by: Agreement, highest first" }).waitFor();
    expect(first).toBeGreaterThanOrEqual(last);
  });

  it.each([
    ["Vendor", "vendor"],
    ["Product type", "product_type"],
  ])("filters by %s, and removes the filter", async (label, column) => {
    const { app } = admin;
    const [most] = await sql<{ value: string; products: number }>(
      admin,
      `SELECT ${column} AS value, count(*)::int AS products FROM product_mapping GROUP BY 1
        HAVING count(*) BETWEEN 2 AND 40 ORDER BY 2 DESC LIMIT 1`,
    );
    await goTo("/app/mappings");
    await chooseFilter(label, most?.value ?? "");

    await untilRows(most?.products);
    await look(admin, `mappings-by-${column}`);
    await app.getByRole("button", { name: "Clear all" }).click();
    await untilRows(50);
  });

  it("filters by a branch of TikTok Shop's categories", async () => {
    const { app } = admin;
    await goTo("/app/mappings");
    await app.getByRole("button", { name: "Add filter" }).click();
    await app.getByRole("menuitem", { name: "TikTok Shop category" }).click();
    const branch = app
      .getByRole("group", { name: "TikTok Shop category" })
      .getByRole("button")
      .first();
    await branch.waitFor();
    await look(admin, "mappings-filter");
    const [, name = "", products = ""] = /^(.*) \((\d+)\)$/.exec(await branch.innerText()) ?? [];
    await branch.click();

    await untilRows(Math.min(50, Number(products)));
    await rows().first().getByText(name).first().waitFor();
  });

  it("moves from tab to tab with the arrow keys", async () => {
    const { app, page } = admin;
    await goTo("/app/mappings");
    await app.getByRole("tab", { name: /^All/ }).focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");

    await app.getByRole("tab", { name: /^To review/, selected: true }).waitFor();
  });

  it("reads dates in their own language", async () => {
    const { app } = admin;
    admin.sandbox.shopify.userLocale = "de";
    await goTo("/app");

    await app
      .getByText(/\d{2}\.\d{2}\.\d{4}/)
      .first()
      .waitFor();
    expect(await app.locator("html").getAttribute("lang")).toBe("de");
  });

  it("sees the outline of a page that takes long, and of no other", async () => {
    const { app, page } = admin;
    await goTo("/app");
    const answerLate = "**/app/mappings?*_data*";
    const { promise: seen, resolve: answer } = Promise.withResolvers<undefined>();
    await page.route(answerLate, async (route) => {
      await seen;
      await route.continue();
    });
    await openFromMenu("Mappings");
    await app.getByRole("status", { name: "Page loading" }).waitFor();
    await look(admin, "loading");
    answer(undefined);
    await app.getByRole("tab", { name: /^All/ }).waitFor();
    await page.unroute(answerLate);

    expect(await app.getByRole("status", { name: "Page loading" }).count()).toBe(0);
  });
});

describe("when something goes wrong", () => {
  beforeEach(async () => {
    admin = await playShop({ catalog: generatedCatalog({ products: 1 }), isMapped: true });
  });
  afterEach(closeShop);

  it("says so in words, with the reference that is in the log, and tries again", async () => {
    const { app } = admin;
    await goTo("/app");
    await sql(admin, "ALTER TABLE saved_filter RENAME TO saved_filter_away");
    onTestFinished(() =>
      sql(admin, "ALTER TABLE IF EXISTS saved_filter_away RENAME TO saved_filter").then(
        () => undefined,
      ),
    );
    await openFromMenu("Mappings");
    await app.getByRole("heading", { name: "Something went wrong" }).waitFor();
    await look(admin, "failed");
    const reference = await app.locator("code").innerText();
    expect(admin.appLog()).toContain(`"reference":"${reference}"`);

    await goTo("/app/mappings");
    const another = await app.locator("code").innerText();
    expect(another).not.toBe(reference);
    expect(admin.appLog()).toContain(`"reference":"${another}"`);

    await sql(admin, "ALTER TABLE saved_filter_away RENAME TO saved_filter");
    await app.getByRole("button", { name: "Try again" }).click();
    await app.getByRole("tab", { name: /^All/ }).waitFor();
  });

  it("says that there is no such page, and no such product", async () => {
    const { app } = admin;
    for (const path of ["/app/nothing-here", "/app/products/404"]) {
      await goTo(path);
      await app.getByRole("heading", { name: "This page does not exist" }).waitFor();
      if (path.includes("products")) await look(admin, "not-found");
      await app.getByRole("link", { name: "Go to Home" }).click();

      await app.getByText("Your products").waitFor();
    }
  });

  it("a page that breaks in the browser tells the operator", async () => {
    const { app, page, problems } = admin;
    const before = problems.length;
    await goTo("/app");
    await page.route("**/app/mappings?*_data*", (route) =>
      route.fulfill({ json: { view: { rows: "none" } }, headers: { "X-Remix-Response": "yes" } }),
    );
    await openFromMenu("Mappings");
    const reference = await app.locator("code").innerText();

    await expect
      .poll(() => admin.appLog(), { timeout: 60_000 })
      .toContain(`"reference":"${reference}"`);
    await page.unroute("**/app/mappings?*_data*");
    expect(problems.splice(before).join("\n")).toContain("is not a function");
  });
});

/** How large a part of its local category agrees with this row. */
async function shareOf(index: number): Promise<number> {
  const text = await rows()
    .nth(index)
    .getByText(/^\d+ of \d+$/)
    .innerText();
  const [same = 0, any = 1] = text.split(" of ").map(Number);
  return same / any;
}

async function chooseFilter(label: string, value: string): Promise<void> {
  const { app } = admin;
  await app.getByRole("button", { name: "Add filter" }).click();
  await app.getByRole("menuitem", { name: label }).click();
  await app.getByRole("textbox", { name: label }).fill(value);
  await app
    .getByRole("group", { name: label })
    .getByRole("button", { name: value, exact: true })
    .click();
}

/** What the browser says of the app's frame when the merchant turns to another window. */
async function hide(isHidden: boolean): Promise<void> {
  await admin.app.locator("html").evaluate((html, hidden) => {
    const page = html.ownerDocument;
    Object.defineProperty(page, "visibilityState", {
      configurable: true,
      get: () => (hidden ? "hidden" : "visible"),
    });
    page.dispatchEvent(new Event("visibilitychange"));
  }, isHidden);
}
