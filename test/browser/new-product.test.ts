import type { FrameLocator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { catalogWith } from "../support/catalog-with";
import { photo } from "../support/manual-flow";
import { openBrowser, type TestBrowser } from "../support/open-browser";
import { playApp, type PlayedApp } from "../support/play-app";
import { serveApp, type ServedApp } from "../support/serve-app";

let app: PlayedApp;
let served: ServedApp;

beforeAll(async () => {
  app = await playApp({ catalog: catalogWith() });
  await app.install();
  await app.connect();
  served = await serveApp(app);
}, 180_000);

afterAll(async () => {
  await served.close();
  await app.close();
});

describe.each([
  ["desktop", { width: 1280, height: 900 }],
  ["phone", { width: 390, height: 844 }],
])("at %s width", (_name, size) => {
  let browser: TestBrowser;
  let page: Page;
  let form: FrameLocator;

  beforeEach(async () => {
    browser = await openBrowser(size);
    page = browser.page;
    await page.goto(served.adminUrl("/app/new-product"));
    form = page.frameLocator("iframe.app");
  });
  afterEach(async () => {
    await browser.close();
  });

  it("goes from the empty form to the product with picture, TikTok Shop image and confirmed mapping", async () => {
    await form.getByLabel("Title").fill("Stoneware coffee mug");
    await form
      .locator("input[type=file]")
      .first()
      .setInputFiles({
        name: "mug.jpg",
        mimeType: "image/jpeg",
        buffer: Buffer.from(await photo()),
      });
    await form.getByText("Uploaded to Shopify and TikTok Shop").waitFor();
    await form.getByRole("button", { name: "Approve" }).waitFor();
    await page.screenshot({ path: `/tmp/shot-${_name}.png`, fullPage: true });
    await form.getByRole("button", { name: "Approve" }).click();
    await page.getByRole("button", { name: "Save" }).click();
    await form.getByText("is in your store").waitFor();
    await page.screenshot({ path: `/tmp/saved-${_name}.png`, fullPage: true });

    expect(browser.problems).toEqual([]);
  });
});
