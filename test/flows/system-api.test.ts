import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ProductId } from "../../app/domain/ids";
import type { MappingsAnswer } from "../../app/views/confirmed-mappings.server";
import { generatedCatalog } from "../../sandbox/catalog/catalog";
import { playApp, type PlayedApp } from "../support/play-app";

const PRODUCTS = 12;
const OTHER = "other-shop.myshopify.com";
const MERCHANT = "77";

let app: PlayedApp;
let token: string;

beforeAll(async () => {
  app = await playApp({ catalog: generatedCatalog({ products: PRODUCTS }) });
  app.sandbox.shopify.createShop({ domain: OTHER });
  await app.install();
  await app.install(OTHER);
  await app.connect();
  await app.startWorker();
  await app.mapAll();
  await decide("confirm", await ids(8));
  token = await createToken("Warehouse");
});

afterAll(() => app.close());

async function ids(count: number): Promise<ProductId[]> {
  const { database } = await app.context();
  const rows = await database.productMapping.findMany({
    where: { NOT: { recommendedCategoryId: null } },
    orderBy: { productId: "asc" },
    take: count,
  });
  return rows.map(({ productId }) => productId as ProductId);
}

async function decide(kind: "confirm" | "clear", productIds: ProductId[]) {
  const { decideMappings } = await import("../../app/flows/decide-mappings.server");
  await decideMappings(await app.context(), { kind }, { productIds, by: MERCHANT });
}

async function onSettings(body: object, shop?: string) {
  const { action } = await import("../../app/routes/app.settings");
  const request = await app.request("/app/settings", {
    ...(shop ? { shop } : {}),
    method: "POST",
    body: JSON.stringify(body),
  });
  return action({ request, params: {}, context: {} } as ActionFunctionArgs);
}

async function createToken(name: string, shop?: string): Promise<string> {
  const answer = await onSettings({ intent: "create-token", name }, shop);
  return (answer as { token: string }).token;
}

async function settings(shop?: string) {
  const { settingsView } = await import("../../app/views/settings.server");
  const { database, shop: found } = await app.context(shop);
  return settingsView(database, found.id);
}

/** As another system asks: no session, a token or none. */
async function get(
  path: string,
  authorization: string | null = `Bearer ${token}`,
): Promise<Response> {
  const route = path.startsWith("/mappings/")
    ? await import("../../app/routes/api.v1.mappings_.$id")
    : await import("../../app/routes/api.v1.mappings");
  const request = new Request(`https://leafwise.test/api/v1${path}`, {
    headers: authorization === null ? {} : { authorization },
  });
  const params = { id: path.split("/").at(-1) };
  const args = { request, params, context: {} } as LoaderFunctionArgs;
  return route.loader(args).catch((thrown: unknown) => {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  });
}

function cursorOf(cursor: object | null): string {
  return Buffer.from(JSON.stringify(cursor)).toString("base64url");
}

async function page(query = ""): Promise<MappingsAnswer> {
  const response = await get(`/mappings${query}`);
  expect(response.status).toBe(200);
  return (await response.json()) as MappingsAnswer;
}

describe("the JSON of confirmed mappings", () => {
  it("has what is confirmed, with its handle, its path and whose decision it is", async () => {
    const { market, mappings, next_cursor } = await page();

    expect(market).toBe("US");
    expect(next_cursor).toBeNull();
    expect(mappings).toHaveLength(8);
    expect(mappings[0]).toEqual({
      product_id: expect.stringMatching(/^\d+$/) as string,
      handle: expect.stringMatching(/^[a-z0-9-]+$/) as string,
      category: {
        id: expect.stringMatching(/^\d+$/) as string,
        path: expect.arrayContaining([expect.any(String)]) as string[],
      },
      decided_by: "merchant",
      decided_at: expect.any(String) as string,
      changed_at: expect.any(String) as string,
    });
  });

  it("comes page by page, each product once", async () => {
    const seen: string[] = [];
    let query = "?limit=3";
    for (;;) {
      const { mappings, next_cursor } = await page(query);
      seen.push(...mappings.map(({ product_id }) => product_id));
      if (next_cursor === null) break;
      query = `?limit=3&cursor=${next_cursor}`;
    }

    expect(seen).toHaveLength(8);
    expect(new Set(seen).size).toBe(8);
  });

  it("says since a time what changed, and what is not confirmed any more", async () => {
    const first = await page();
    const [cleared] = await ids(1);
    await decide("clear", [cleared as ProductId]);

    const changed = await page(`?updated_since=${first.next_updated_since}`);
    const all = await page();
    await decide("confirm", [cleared as ProductId]);

    const told = changed.mappings.find(({ product_id }) => product_id === String(cleared));
    expect(told).toMatchObject({ category: null, decided_by: null });
    expect(all.mappings).toHaveLength(7);
  });

  it("misses nothing that a transaction still holds back", async () => {
    const { database } = await app.context();
    const [held] = await ids(1);
    const { next_updated_since } = await database.$transaction(async (tx) => {
      await tx.productMapping.updateMany({
        where: { productId: held },
        data: { status: "recommended", confirmedCategoryId: null },
      });
      return page();
    });

    const { mappings } = await page(`?updated_since=${next_updated_since}`);
    await decide("confirm", [held as ProductId]);

    expect(mappings.map(({ product_id }) => product_id)).toContain(String(held));
  });

  it("answers for one product, and not for one that is not confirmed", async () => {
    const { mappings } = await page();
    const one = mappings[0]?.product_id ?? "";

    const found = await get(`/mappings/${one}`);

    expect(await found.json()).toMatchObject({ product_id: one, market: "US" });
    for (const id of ["1", "none", "9223372036854775808", "1\0", "99999999999999999999"])
      expect((await get(`/mappings/${id}`)).status).toBe(404);
  });

  it.each([
    "limit=0",
    "limit=9999",
    "limit=many",
    "cursor=nonsense",
    `cursor=${cursorOf({ changedAt: "2026-13-45 12:00:00+00", productId: "1" })}`,
    `cursor=${cursorOf({ changedAt: "2026-11-25 12:00:00+00", productId: "9223372036854775808" })}`,
    `cursor=${cursorOf(null)}`,
    "updated_since=yesterday",
    "updated_since=-271821-04-20T00:00:00Z",
    "updated_since=0000-01-01T00:00:00Z",
    "updated_since=275760-09-13T00:00:00Z",
  ])("refuses %s", async (query) => {
    const response = await get(`/mappings?${query}`);

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      error: "bad-request",
      message: expect.stringMatching(/is incomplete or wrong/) as string,
      parameter: query.split("=")[0],
    });
  });
});

describe("a token", () => {
  it("is told once, and stored as a hash alone", async () => {
    const { database } = await app.context();
    const stored = await database.apiToken.findMany();

    expect(JSON.stringify(stored)).not.toContain(token);
    expect((await settings()).tokens).toMatchObject([{ name: "Warehouse", hint: token.slice(-4) }]);
  });

  it.each([
    ["none", null],
    ["nonsense", "Bearer nonsense"],
    ["one that nobody made", "Bearer lw_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"],
    ["another way to say it", "Basic bHc6"],
  ])("is needed: %s is refused", async (_what, authorization) => {
    const response = await get("/mappings", authorization);

    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toContain("Bearer");
  });

  it("of another shop sees that shop's mappings alone, and cannot be revoked from here", async () => {
    const others = await createToken("Feed", OTHER);
    const [of] = (await settings(OTHER)).tokens;

    const response = await get("/mappings", `Bearer ${others}`);
    await onSettings({ intent: "revoke-token", id: of?.id });

    expect(await response.json()).toMatchObject({ market: null, mappings: [] });
    expect((await get("/mappings", `Bearer ${others}`)).status).toBe(200);
  });

  it("shows when it was used, and lets nobody in once it is revoked", async () => {
    const short = await createToken("Short-lived");
    const tokenOf = async () =>
      (await settings()).tokens.find(({ name }) => name === "Short-lived");
    const before = await tokenOf();
    await get("/mappings", `Bearer ${short}`);
    const after = await tokenOf();

    await onSettings({ intent: "revoke-token", id: after?.id });

    expect(before?.lastUsedAt).toBeNull();
    expect(after?.lastUsedAt).not.toBeNull();
    expect((await get("/mappings", `Bearer ${short}`)).status).toBe(401);
    expect(await tokenOf()).toBeUndefined();
  });

  it("lets nobody in after the shop uninstalled the app", async () => {
    const others = await createToken("Feed", OTHER);
    const { database } = await app.context();
    await database.shop.update({ where: { domain: OTHER }, data: { uninstalledAt: new Date() } });

    const response = await get("/mappings", `Bearer ${others}`);
    await database.shop.update({ where: { domain: OTHER }, data: { uninstalledAt: null } });

    expect(response.status).toBe(401);
  });

  it("is slowed down when its shop asks too fast", async () => {
    const others = await createToken("Feed", OTHER);
    const answers = await Promise.all(
      Array.from({ length: 150 }, () => get("/mappings", `Bearer ${others}`)),
    );

    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(Number(refused[0]?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await get("/mappings")).status).toBe(200);
  });
});
