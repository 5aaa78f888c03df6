import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generatedCatalog } from "../../sandbox/catalog/catalog";
import { playAdmin, type PlayedAdmin } from "../support/play-admin";
import { look } from "../support/look-at-page";

let admin: PlayedAdmin;

beforeAll(async () => {
  admin = await playAdmin({ catalog: generatedCatalog({ products: 160 }) });
});

afterAll(async () => {
  await admin.close();
  expect(admin.problems).toEqual([]);
});

async function goTo(path: string) {
  await admin.page.goto(admin.adminUrl(path));
  await admin.app.getByRole("heading", { level: 1 }).waitFor();
}

describe("a merchant who works with the pages", { shuffle: false, timeout: 90_000 }, () => {
  it("is told what to do first, connects, and maps all", async () => {
    const { app, page } = admin;
    await goTo("/app");
    await app.getByText("0 of 4 done").waitFor();
    await look(admin, "home-new");
    await goTo("/app/mappings");
    await app.getByText("No products yet").waitFor();
    await look(admin, "mappings-new");
    await goTo("/app");
    await app.getByRole("button", { name: "Connect TikTok Shop" }).click();
    await page.waitForURL("**/open/authorize?**");
    await page.getByRole("radio", { name: "Maple & Finch" }).check();
    await page.getByRole("button", { name: "Authorize" }).click();
    await page.waitForURL("**/app/connection?**");
    await goTo("/app");
    await app.getByRole("button", { name: "Map all products" }).click();
    await app.getByText("started by you").first().waitFor();
    await look(admin, "home-mapped");

    expect(await app.locator("[data-count=products]").textContent()).toBe("160");
  });

  it("confirms a product, and finds it among the confirmed ones", async () => {
    const { app } = admin;
    await goTo("/app/mappings");
    await app.getByRole("tab", { name: "To review (" }).waitFor();
    await look(admin, "mappings");

    await app
      .getByRole("button", { name: /^Confirm / })
      .first()
      .click();
    await app.getByRole("tab", { name: "Confirmed (1)" }).click();

    await app.getByRole("cell", { name: "Confirmed", exact: true }).waitFor();
    await look(admin, "mappings-confirmed");
  });
});
