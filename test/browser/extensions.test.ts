import type { FrameLocator } from "playwright-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { generatedCatalog } from "../../sandbox/catalog/catalog";
import type { PlayedAdmin } from "../support/play-admin";
import { playShop } from "../support/play-shop";

const SELECTED = 60;
const catalog = generatedCatalog({ products: 80 });

let admin: PlayedAdmin;

beforeEach(async () => {
  admin = await playShop({ catalog, seller: "maple" });
});

afterEach(async () => {
  await admin.close();
  expect(admin.problems.filter((problem) => !isExpected(problem))).toEqual([]);
});

/** Chromium writes refused requests to the console: a product that is not mapped yet is one. */
function isExpected(problem: string): boolean {
  return problem.includes("status of 404");
}

function productsUrl(rest = ""): string {
  const { sandbox } = admin;
  return `${sandbox.url}/store/${sandbox.options.shop.replace(".myshopify.com", "")}/products${rest}`;
}

async function openProduct(title: string): Promise<FrameLocator> {
  await admin.page.goto(productsUrl("?limit=100"));
  await admin.page.getByRole("link", { name: title, exact: true }).first().click();
  return admin.page.frameLocator('iframe[title="TikTok Shop category"]');
}

describe("a merchant in the Shopify admin", { timeout: 90_000 }, () => {
  it("gets and confirms a product's category in its block, and finds it in the app", async () => {
    const { title } = catalog.at(0);
    const block = await openProduct(title);

    await block.getByRole("button", { name: "Get a category" }).click();
    await block.getByText("To review").waitFor();
    // Shown at once, and saved a moment later: also if the page is left in between.
    const sent = admin.page.waitForRequest(
      (request) => request.method() === "POST" && /api\/products/.test(request.url()),
    );
    await block.getByRole("button", { name: "Confirm", exact: true }).click();
    await block.getByText("Confirmed").waitFor();
    await sent;
    await block.getByRole("link", { name: "Open in Leafwise" }).click();

    const { app, page } = admin;
    await page.waitForURL("**/app/products/*");
    await app.getByRole("heading", { name: title }).waitFor();
    // On its way when the page was left: the app may have shown the product before.
    await admin.untilIdle();
    await page.reload();
    await app.getByRole("button", { name: "Change" }).waitFor();
    await app.getByText(/^Confirmed .+ › /).waitFor();
    await app.getByText(/^You · /).waitFor();
    await page.goto(admin.adminUrl("/app/mappings"));
    const row = app.getByRole("row").filter({ hasText: title });
    await row.getByText("Confirmed").waitFor();
  });

  it("changes a category by search, in the modal under More actions", async () => {
    await openProduct(catalog.at(1).title);
    const { page } = admin;
    await page.getByRole("button", { name: "TikTok Shop category" }).click();
    const modal = page.frameLocator('dialog iframe[title="Extension"]');
    await modal.getByRole("button", { name: "Get a category" }).click();
    await modal.getByText("To review").waitFor();

    await modal.getByLabel("Search another category").fill("dog collar");
    const found = modal.locator("s-button").filter({ hasText: "›" }).first();
    const path = (await found.textContent()) ?? "";
    await found.click();

    await modal.getByText("Confirmed").waitFor();
    await modal.getByText(path, { exact: true }).waitFor();
    await modal.getByRole("button", { name: "Close" }).click();
    await page.getByRole("dialog").waitFor({ state: "hidden" });
  });

  it("is told when a confirmation is not saved, and sees what was before", async () => {
    const block = await openProduct(catalog.at(2).title);
    await block.getByRole("button", { name: "Get a category" }).click();
    await block.getByText("To review").waitFor();
    await admin.page.route("**/api/products/*", (route) =>
      route.request().method() === "POST" ? route.abort() : route.continue(),
    );

    await block.getByRole("button", { name: "Confirm", exact: true }).click();

    await block.getByText("The category was not confirmed. Try again.").waitFor();
    await block.getByText("To review").waitFor();
    await admin.page.unroute("**/api/products/*");
    admin.problems.splice(0);
  });

  it("selects 60 products in the list, maps them, and confirms them all", async () => {
    const { page, app } = admin;
    await page.goto(productsUrl(`?limit=${SELECTED}`));
    await page.getByRole("checkbox", { name: "Select all products" }).check();
    await page.getByText(`${SELECTED} selected`).waitFor();
    await page.getByRole("button", { name: "Map to TikTok Shop categories" }).click();
    const modal = page.frameLocator('dialog iframe[title="Extension"]');

    await modal.getByText(`${SELECTED} of ${SELECTED} products`).waitFor();
    const confirmAll = modal.locator("s-button").filter({ hasText: /^Confirm all \d+ products$/ });
    const waiting = Number(/\d+/.exec((await confirmAll.textContent()) ?? "")?.[0]);
    await confirmAll.click();
    await modal.getByText("Every category is confirmed.").waitFor();
    await modal.getByRole("button", { name: "Done" }).click();

    expect(waiting).toBeGreaterThan(SELECTED * 0.8);
    await page.goto(admin.adminUrl());
    await app
      .locator("[data-count=confirmed]")
      .filter({ hasText: String(waiting) })
      .waitFor();
  });

  it("closes the window early, and the mapping goes on", async () => {
    const { page, app } = admin;
    await page.goto(productsUrl("?limit=30"));
    await page.getByRole("checkbox", { name: "Select all products" }).check();
    await page.getByRole("button", { name: "Map to TikTok Shop categories" }).click();
    const modal = page.frameLocator('dialog iframe[title="Extension"]');
    await modal.getByText(/of 30 products/).waitFor();

    await modal.getByRole("button", { name: /Close|Done/ }).click();

    await expect
      .poll(
        async () => {
          await page.goto(admin.adminUrl());
          return app.locator("[data-count=products]").innerText();
        },
        { timeout: 60_000 },
      )
      .toBe("30");
  });
});
