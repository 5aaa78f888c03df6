import { expect, it, onTestFinished } from "vitest";
import { catalogWith } from "../support/catalog-with";
import { goTo } from "../support/go-to-page";
import { chooseFiles, jpeg } from "../support/new-product-page";
import { playShop } from "../support/play-shop";

const DONE = "Uploaded to Shopify and TikTok Shop";
const RECOMMEND = { operation: "/product/202309/categories/recommend" };
/** From one letter to the next, as somebody types. */
const LETTER_MS = 60;
/** After which the app takes a title for finished, and then some. */
const REST_MS = 2_000;

it("a title is asked about when it rests, not while it is typed", async () => {
  const admin = await playShop({ catalog: catalogWith(), seller: "maple", isApart: true });
  onTestFinished(() => admin.close());
  await goTo(admin, "/app/new-product");
  const { app, page, sandbox } = admin;
  const title = app.getByLabel("Title");
  await chooseFiles(app, await jpeg());
  await app.getByText(DONE).waitFor();
  await page.clock.install();

  for (const letter of "Stoneware coffee mug") {
    await title.press(letter);
    await page.clock.runFor(LETTER_MS);
  }
  await admin.untilIdle();
  const whileTyped = sandbox.requests.count(RECOMMEND);
  await page.clock.runFor(REST_MS);
  await page.clock.resume();
  await app.locator("[data-recommended-leaf]").waitFor();
  await page.clock.pauseAt(Date.now() + 60_000);
  await title.press(" ");
  await page.clock.runFor(REST_MS);
  await admin.untilIdle();

  expect(whileTyped).toBe(0);
  expect(sandbox.requests.count(RECOMMEND)).toBe(1);
  expect(admin.problems).toEqual([]);
});
