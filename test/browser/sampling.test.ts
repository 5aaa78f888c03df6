import { afterEach, expect, it } from "vitest";
import { catalogWith, product } from "../support/catalog-with";
import { goTo } from "../support/go-to-page";
import { look } from "../support/look-at-page";
import type { PlayedAdmin } from "../support/play-admin";
import { playShop } from "../support/play-shop";

const MUGS = 30;
const ASKED = 10;

let admin: PlayedAdmin;

afterEach(async () => {
  await admin.close();
  expect(admin.problems).toEqual([]);
});

it("a merchant who wants fewer questions asked switches samples on, and sees what has the answer of others", async () => {
  const titles = Array.from({ length: MUGS }, (_, index) => `Stoneware coffee mug ${index}`);
  const catalog = catalogWith(...titles.map((title) => product(title)));
  admin = await playShop({ catalog, seller: "maple" });
  const { app, sandbox } = admin;
  await goTo(admin, "/app/settings");
  await app.getByRole("checkbox", { name: "Ask about a sample first" }).click();
  await app.getByLabel("How many of a sample have to agree").waitFor();
  await goTo(admin, "/app");
  await app.getByRole("button", { name: "Map all products" }).click();
  await app.getByText("started by you").waitFor();
  await app.getByText(`${MUGS - ASKED} calls to TikTok Shop saved`).waitFor();
  await look(admin, "home-sampled");

  expect(sandbox.requests.count({ operation: /recommend/ })).toBe(ASKED);
  expect(await app.locator("[data-count=recommended]").innerText()).toBe(String(MUGS));

  await goTo(admin, "/app/mappings");
  const bySample = app.getByText("By sample: TikTok Shop was asked about others like it.");
  await bySample.first().waitFor();
  await look(admin, "mappings-by-sample");
  const before = await bySample.count();
  const row = app.locator("tbody tr").filter({ has: bySample.first() }).first();
  await row.getByRole("button", { name: /^Confirm / }).click();
  await expect.poll(() => bySample.count()).toBe(before - 1);

  expect(before).toBe(MUGS - ASKED);
});
