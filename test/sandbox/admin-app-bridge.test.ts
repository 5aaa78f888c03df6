import type { Hono } from "hono";
import type { FrameLocator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { openBrowser, type TestBrowser, type TestPage } from "../support/open-browser";
import { appPage, type PlayedApp, playEmbeddedApp, SHOP } from "../support/play-embedded-app";

let browser: TestBrowser;
let opened: TestPage;
let played: PlayedApp;

beforeAll(async () => {
  browser = await openBrowser();
  opened = await browser.openPage();
});
afterAll(() => browser.close());
afterEach(async () => {
  await played.close();
  // Pictures that nobody serves here, and the refused request of one test, are no problem of the pages.
  expect(opened.problems.filter((problem) => !problem.includes("Failed to load resource"))).toEqual(
    [],
  );
});

const STORE = "/store/leafwise-demo/apps/leafwise";

async function open(
  body: string,
  { path = "/app", pages = (_app: Hono): unknown => undefined } = {},
): Promise<{ page: Page; app: FrameLocator }> {
  played = await playEmbeddedApp((app) => {
    pages(app);
    app.get("*", (c) => appPage(c, body));
  });
  const { page } = opened;
  await page.goto(`${played.adminUrl}${STORE}${path}`);
  return { page, app: page.frameLocator("iframe.app") };
}

it("the app is opened with the parameters of a launch, and window.shopify knows them", async () => {
  const { app } = await open(
    `<output></output><script>document.querySelector("output").textContent = JSON.stringify(shopify.config)</script>`,
  );

  const config: unknown = JSON.parse((await app.locator("output").textContent()) ?? "");

  expect(config).toMatchObject({ apiKey: "test-client-id", shop: SHOP, locale: "en-US" });
  expect(played.seen[0]?.query).toMatchObject({ embedded: "1", shop: SHOP });
  expect(played.seen[0]?.query.id_token).toMatch(/^ey/);
});

it("fetch to the app carries the session token; a refused one is tried once more", async () => {
  let calls = 0;
  const pages = (app: Hono) =>
    app.post("/api", (c) => {
      calls += 1;
      return calls === 1
        ? c.body("", 401, { "X-Shopify-Retry-Invalid-Session-Request": "1" })
        : c.text("done");
    });
  const script = `fetch("/api", { method: "POST", body: "x" }).then((r) => r.text()).then((t) => { document.querySelector("output").textContent = t })`;

  const { app } = await open(`<output></output><script>${script}</script>`, { pages });
  await app.getByText("done").waitFor();

  const sent = played.seen.filter((request) => request.path === "/api");
  expect(sent).toHaveLength(2);
  expect(sent.map((request) => request.authorization?.slice(0, 9))).toEqual([
    "Bearer ey",
    "Bearer ey",
  ]);
  expect(sent[0]?.authorization).not.toBe(sent[1]?.authorization);
});

it("the menu of the app stands in the admin and follows client-side routing", async () => {
  const menu = `<s-app-nav><a href="/app" rel="home">Home</a><a href="/app/mappings">Mappings</a></s-app-nav><output></output>`;
  const router = `addEventListener("shopify:navigate", (event) => {
    history.pushState(null, "", event.target.getAttribute("href"));
    document.querySelector("output").textContent = "routed";
  })`;
  const { page, app } = await open(`${menu}<script>${router}</script>`);

  await page.getByRole("navigation").getByRole("link", { name: "Mappings" }).click();
  await app.getByText("routed").waitFor();

  expect(new URL(page.url()).pathname).toBe(`${STORE}/app/mappings`);
  expect(await page.getByRole("link", { name: "Home" }).count()).toBe(0);
  expect(played.seen.filter((request) => request.method === "GET")).toHaveLength(1);
});

it("an app without a router is loaded anew, with a fresh token", async () => {
  const { page } = await open(`<ui-nav-menu><a href="/app/settings">Settings</a></ui-nav-menu>`);

  await page.getByRole("link", { name: "Settings" }).click();
  await page.waitForURL(`**${STORE}/app/settings`);

  expect(played.seen.at(-1)).toMatchObject({ path: "/app/settings", query: { embedded: "1" } });
  expect(played.seen.at(-1)?.query.id_token).toMatch(/^ey/);
});

it("a deep link of the admin opens that page of the app", async () => {
  await open("<p>Hello</p>", { path: "/app/mappings?status=confirmed" });

  expect(played.seen[0]).toMatchObject({ path: "/app/mappings", query: { status: "confirmed" } });
});

it("title bar, save bar and toast are drawn by the admin and answer to the app", async () => {
  const body = `<ui-title-bar title="Mappings"><button variant="primary" onclick="shopify.toast.show('Mapped')">Map all</button></ui-title-bar>
    <ui-save-bar id="bar"><button variant="primary" onclick="document.getElementById('bar').hide()"></button><button></button></ui-save-bar>
    <button onclick="shopify.saveBar.show('bar')">Change</button>`;
  const { page, app } = await open(body);

  await page.getByRole("heading", { name: "Mappings" }).waitFor();
  await page.getByRole("button", { name: "Map all" }).click();
  await page.getByRole("status").getByText("Mapped").waitFor();
  await app.getByRole("button", { name: "Change" }).click();
  await page
    .getByRole("region", { name: "Unsaved changes" })
    .getByRole("button", { name: "Save" })
    .click();

  await page.getByRole("region", { name: "Unsaved changes" }).waitFor({ state: "hidden" });
});

it("a modal shows the app's content and the buttons of its title bar", async () => {
  const body = `<ui-modal id="m"><p><b>Really?</b></p><ui-title-bar title="Confirm"><button onclick="document.getElementById('m').hide()">Yes</button></ui-title-bar></ui-modal>
    <button onclick="shopify.modal.show('m')">Open</button>`;
  const { app } = await open(body);

  await app.getByRole("button", { name: "Open" }).click();
  const dialog = app.getByRole("dialog", { name: "Confirm" });
  await dialog.getByText("Really?").waitFor();
  await dialog.getByRole("button", { name: "Yes" }).click();

  await dialog.waitFor({ state: "detached" });
});

it("the bounce page comes back with an id_token", async () => {
  const pages = (app: Hono) =>
    app.get("/app", (c) => {
      if (c.req.query("id_token") === c.req.query("seen")) return appPage(c, "");
      const isSecond = played.seen.some((request) => request.path === "/auth/session-token");
      if (isSecond) return appPage(c, "<p>Back again</p>");
      return c.redirect(
        `/auth/session-token?shopify-reload=${encodeURIComponent(`${played.appUrl}/app?shop=${SHOP}`)}`,
      );
    });

  const { app } = await open("", { pages });
  await app.getByText("Back again").waitFor();

  expect(played.seen.at(-1)).toMatchObject({ path: "/app", query: { shop: SHOP } });
  expect(played.seen.at(-1)?.query.id_token).toMatch(/^ey/);
});

it("what the app opens in the top window, the admin opens", async () => {
  const { page, app } = await open(`<a href="shopify:admin/products" target="_top">Products</a>`);

  await app.getByRole("link", { name: "Products" }).click();

  await page.getByRole("heading", { name: "Products" }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/store/leafwise-demo/products");
});

it("window.open to the top leaves the admin, as the exit-iframe page of the server library does", async () => {
  const { page } = await open(
    `<script>window.open("https://admin.shopify.com/store/leafwise-demo/products", "_top")</script>`,
  );

  await page.waitForURL("**/store/leafwise-demo/products");
});

it("a page of the app that is opened by itself moves into the admin", async () => {
  await open("<p>Inside</p>");
  const host = btoa("admin.shopify.com/store/leafwise-demo");

  await opened.page.goto(`${played.appUrl}/app/mappings?host=${host}&shop=${SHOP}`);

  await opened.page.frameLocator("iframe.app").getByText("Inside").waitFor();
  expect(new URL(opened.page.url()).pathname).toBe(
    "/store/leafwise-demo/apps/test-client-id/app/mappings",
  );
});
