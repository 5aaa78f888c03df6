import { parse } from "csv-parse/sync";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { catalogWith, product } from "../support/catalog-with";
import { playApp, type PlayedApp } from "../support/play-app";

const OTHER = "other-shop.myshopify.com";
const FORMULA = '=HYPERLINK("https://evil.example","Mug")';

let app: PlayedApp;

beforeAll(async () => {
  app = await playApp({
    catalog: catalogWith(
      product("Coffee mug"),
      product("Oak table, extra long", { productType: "Tables", vendor: "Forest" }),
      product(FORMULA, { handle: "formula-mug" }),
      product("Bare mug", { images: [] }),
    ),
  });
  app.sandbox.shopify.createShop({ domain: OTHER });
  await app.install();
  await app.install(OTHER);
  await app.connect();
  await app.startWorker();
  await app.mapAll();
});

afterAll(() => app.close());

async function askForAddress(body: object, shop?: string): Promise<string> {
  const { action } = await import("../../app/routes/app.downloads");
  const request = await app.request("/app/downloads", {
    ...(shop ? { shop } : {}),
    method: "POST",
    body: JSON.stringify(body),
  });
  const response = await action({ request, params: {}, context: {} } as ActionFunctionArgs);
  return ((await response.json()) as { address: string }).address;
}

/** What a browser does with the address: it has no session token. */
async function follow(address: string): Promise<Response> {
  const { loader } = await import("../../app/routes/downloads.$ticket");
  const request = new Request(new URL(address, "https://leafwise.test"));
  const params = { ticket: address.split("/").at(-1) };
  return loader({ request, params, context: {} } as LoaderFunctionArgs);
}

async function exported(query = "", shop?: string): Promise<Record<string, string>[]> {
  const response = await follow(await askForAddress({ what: "mappings", query }, shop));
  return parse(await response.text(), { bom: true, columns: true });
}

describe("an export", () => {
  it("holds every mapping, with handle, path, status, agreement and who decided when", async () => {
    const { decideMappings } = await import("../../app/flows/decide-mappings.server");
    const context = await app.context();
    const mug = await context.database.productMapping.findFirstOrThrow({
      where: { title: "Coffee mug" },
    });
    await decideMappings(
      context,
      { kind: "confirm" },
      {
        productIds: [mug.productId as never],
        by: "77",
      },
    );

    const rows = await exported();

    expect(rows).toHaveLength(4);
    expect(rows.find(({ Title }) => Title === "Coffee mug")).toEqual({
      "Product ID": mug.productId.toString(),
      Handle: "coffee-mug",
      Title: "Coffee mug",
      "Local category": "Mugs",
      "TikTok Shop category ID": mug.recommendedCategoryId,
      "TikTok Shop category": expect.stringContaining(" > ") as string,
      Status: "confirmed",
      Agreement: expect.stringMatching(/^\d of \d$/) as string,
      "Decided by": "77",
      "Decided at": expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
    });
    expect(rows.find(({ Title }) => Title === "Bare mug")).toMatchObject({
      Status: "needs-attention",
      "TikTok Shop category ID": "",
      Agreement: "",
    });
  });

  it("holds what the list's filter finds, and no more", async () => {
    expect((await exported("vendor=Forest")).map(({ Title }) => Title)).toEqual([
      "Oak table, extra long",
    ]);
    expect((await exported("q=bare")).map(({ Title }) => Title)).toEqual(["Bare mug"]);
    expect(await exported("vendor=Nobody")).toEqual([]);
  });

  it("has no cell that a spreadsheet program takes for a formula", async () => {
    const rows = await exported("q=HYPERLINK");

    expect(rows.map(({ Title }) => Title)).toEqual([`'${FORMULA}`]);
  });

  it("has nothing of another shop", async () => {
    expect(await exported("", OTHER)).toEqual([]);
  });
});

describe("an address of a download", () => {
  it("is good once, and for a file that a browser saves", async () => {
    const address = await askForAddress({ what: "mappings", query: "" });

    const first = await follow(address);
    const second = await follow(address);

    expect(first.headers.get("content-disposition")).toMatch(
      /^attachment; filename="mappings-[\d-]+\.csv"$/,
    );
    expect(first.headers.get("content-type")).toContain("text/csv");
    await first.body?.cancel();
    expect(second.status).toBe(410);
  });

  it("is good for a minute", async () => {
    const address = await askForAddress({ what: "mappings", query: "" });
    const { database } = await app.context();
    await database.downloadTicket.updateMany({ data: { expiresAt: new Date() } });

    expect((await follow(address)).status).toBe(410);
  });

  it("is good for nothing once the shop has the app no more", async () => {
    const address = await askForAddress({ what: "mappings", query: "" }, OTHER);
    const { database } = await app.context();
    await database.shop.update({ where: { domain: OTHER }, data: { uninstalledAt: new Date() } });

    const answer = await follow(address);
    await database.shop.update({ where: { domain: OTHER }, data: { uninstalledAt: null } });

    expect(answer.status).toBe(410);
  });

  it("is given to nobody without a session token", async () => {
    const { action } = await import("../../app/routes/app.downloads");
    const request = await app.request("/app/downloads", { method: "POST", body: "{}" });
    request.headers.set("authorization", "Bearer nonsense");

    await expect(
      action({ request, params: {}, context: {} } as ActionFunctionArgs),
    ).rejects.toMatchObject({ status: 401 });
  });
});
