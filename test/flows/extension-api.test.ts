import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { ProductView } from "../../app/views/product.server";
import type { SelectedRunView } from "../../app/views/selected-run.server";
import { catalogWith, product } from "../support/catalog-with";
import { playApp, type PlayedApp } from "../support/play-app";

const OTHER_SHOP = "other-shop.myshopify.com";
const BUSY_SHOP = "busy-shop.myshopify.com";
const RECOMMEND = /categories\/recommend/;
const WAIT = { timeout: 60_000, interval: 100 };
const MUGS = ["Coffee mug", "Espresso mug", "Travel mug", "Camping mug"];

interface Route {
  loader(args: LoaderFunctionArgs): Promise<Response>;
  action?(args: ActionFunctionArgs): Promise<Response>;
}

let app: PlayedApp;
let routes: { product: Route; categories: Route; runs: Route; run: Route };

beforeAll(async () => {
  const mugs = MUGS.map((title) => product(title));
  app = await playApp({
    catalog: catalogWith(...mugs, product("Bare bowl", { images: [] }), product("Thermo mug")),
  });
  app.sandbox.shopify.createShop({ domain: OTHER_SHOP });
  app.sandbox.shopify.createShop({ domain: BUSY_SHOP });
  await app.install();
  await app.connect();
  await app.startWorker();
  await app.mapAll();
  const { jobQueue } = await import("../../app/context.server");
  const { syncCategoriesJob } = await import("../../app/jobs/catalog");
  await (await jobQueue()).send(syncCategoriesJob, { market: "US", unlessListedWithinMinutes: 0 });
  const { database } = await app.context();
  await vi.waitFor(async () => {
    expect(await database.tikTokShopCategory.count({ where: { source: "tree" } })).not.toBe(0);
  }, WAIT);
  routes = {
    product: await import("../../app/routes/api.products.$id"),
    categories: await import("../../app/routes/api.categories"),
    runs: await import("../../app/routes/api.runs"),
    run: await import("../../app/routes/api.runs_.$id"),
  };
});

afterAll(() => app.close());

interface Call {
  id?: string | number;
  body?: unknown;
  shop?: string;
  path?: string;
}

async function call(name: keyof typeof routes, { id = "", body, shop, path = "/api" }: Call = {}) {
  const init = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
  const request = await app.request(path, { ...init, ...(shop ? { shop } : {}) });
  request.headers.set("origin", "https://extensions.shopifycdn.com");
  const route = routes[name];
  const answerer = body === undefined ? route.loader : route.action;
  if (!answerer) throw new Error(`${name} takes no such request`);
  try {
    return await answerer({ request, params: { id: String(id) }, context: {} });
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
}

const idOf = (title: string) => {
  const found = [...app.sandbox.shopify.shop().products.upwards(0)].find(
    (each) => each.title === title,
  );
  return found?.id ?? 0;
};
const viewOf = async (answer: Response) => (await answer.json()) as ProductView;

describe("a product for the extension", () => {
  it("comes with its category, its way from the root, and what similar products got", async () => {
    const answer = await call("product", { id: idOf("Coffee mug") });

    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    const view = await viewOf(answer);
    expect(view).toMatchObject({
      title: "Coffee mug",
      localCategory: "Mugs",
      connection: "connected",
      isRecommending: false,
    });
    expect(view.category?.path.length).toBeGreaterThan(1);
    expect(view.alternatives.length).toBeLessThanOrEqual(3);
    expect(view.alternatives.map(({ id }) => id)).not.toContain(view.category?.id);
  });

  it("is confirmed, and another category is chosen, with a history of both", async () => {
    const id = idOf("Espresso mug");
    const search = await call("categories", { path: "/api/categories?search=dog+collar" });
    const [collar] = (await search.json()) as { id: string; path: string[] }[];

    const confirmed = await viewOf(await call("product", { id, body: { intent: "confirm" } }));
    const chosen = await viewOf(
      await call("product", { id, body: { intent: "choose", categoryId: collar?.id } }),
    );

    expect(confirmed.status).toBe("confirmed");
    expect(chosen.category).toMatchObject({ id: collar?.id, path: collar?.path });
    expect(chosen.recommendation?.id).toBe(confirmed.category?.id);
    const { productHistory } = await import("../../app/views/product.server");
    const { createProductId } = await import("../../app/domain/ids");
    const { database, shop } = await app.context();
    const history = await productHistory(
      database,
      { shopId: shop.id, locale: "en" },
      createProductId(id),
    );
    expect(history.map(({ before, after }) => [before.status, after.path])).toEqual([
      ["confirmed", collar?.path],
      ["recommended", confirmed.category?.path],
    ]);
    // The product's own recommendation is not what others got.
    const recommendedCategoryId = confirmed.category?.id ?? "";
    const others = await database.productMapping.count({
      where: { shopId: shop.id, recommendedCategoryId, productId: { not: BigInt(id) } },
    });
    const alternative = chosen.alternatives.find((each) => each.id === recommendedCategoryId);
    expect(alternative?.products ?? 0).toBe(others);
  });

  it("keeps what a colleague decided after it was shown", async () => {
    const id = idOf("Camping mug");
    const { seenAt } = (await (await call("product", { id })).json()) as { seenAt: string };
    const { database, shop } = await app.context();
    const ofColleague = { decidedBy: "99", decidedAt: new Date(Date.parse(seenAt) + 1) };
    await database.productMapping.updateMany({
      where: { shopId: shop.id, productId: BigInt(id) },
      data: { status: "confirmed", confirmedCategoryId: "601152", ...ofColleague },
    });
    const choice = { intent: "choose", categoryId: "601302" };

    const unseen = await call("product", { id, body: { ...choice, seenAt } });
    const now = (await (await call("product", { id })).json()) as { seenAt: string };
    const seen = await call("product", { id, body: { ...choice, seenAt: now.seenAt } });

    expect(unseen.status).toBe(409);
    expect(await unseen.json()).toMatchObject({ error: "decided-since" });
    expect(now).toMatchObject({ status: "confirmed", category: { id: "601152" } });
    expect(seen.status).toBe(200);
    expect((await viewOf(seen)).category?.id).toBe("601302");
  });

  it("is recommended again when asked, and says so while it is", async () => {
    const id = idOf("Travel mug");
    const asked = app.sandbox.requests.count({ operation: RECOMMEND });

    const started = await viewOf(await call("product", { id, body: { intent: "recommend" } }));

    expect(started.isRecommending).toBe(true);
    await vi.waitFor(async () => {
      expect((await viewOf(await call("product", { id }))).isRecommending).toBe(false);
    }, WAIT);
    expect(app.sandbox.requests.count({ operation: RECOMMEND })).toBe(asked + 1);
  });

  it("that is new in the shop is read and recommended when asked", async () => {
    const { id } = app.sandbox.shopify.createProduct(product("Linen shirt"));
    expect((await call("product", { id })).status).toBe(404);

    const started = await call("product", { id, body: { intent: "recommend" } });

    expect(started.status).toBe(202);
    await vi.waitFor(async () => {
      expect((await viewOf(await call("product", { id }))).status).toBe("recommended");
    }, WAIT);
  });

  it("of another shop is not found, to read and to decide", async () => {
    const id = idOf("Camping mug");
    const { status: before } = await viewOf(await call("product", { id }));

    const answers = [
      await call("product", { id, shop: OTHER_SHOP }),
      await call("product", { id, shop: OTHER_SHOP, body: { intent: "confirm" } }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    expect((await viewOf(await call("product", { id }))).status).toBe(before);
  });

  it("of another shop has no page in the app either", async () => {
    const { loader } = await import("../../app/routes/app.products.$id");
    const id = String(idOf("Camping mug"));
    const ask = async (shop?: string) =>
      loader({
        request: await app.request(`/app/products/${id}`, shop ? { shop } : {}),
        params: { id },
        context: {},
      });

    expect((await ask()).product.title).toBe("Camping mug");
    await expect(ask(OTHER_SHOP)).rejects.toMatchObject({ status: 404 });
  });

  it("that changed since is confirmed again, and then is as new", async () => {
    const id = idOf("Thermo mug");
    await call("product", { id, body: { intent: "confirm" } });
    const { database, shop } = await app.context();
    await database.product.updateMany({
      where: { shopId: shop.id, id: BigInt(id) },
      data: { contentChangedAt: new Date() },
    });
    const changed = await viewOf(await call("product", { id }));

    const again = await viewOf(
      await call("product", { id, body: { intent: "choose", categoryId: changed.category?.id } }),
    );

    expect(changed).toMatchObject({ status: "confirmed", hasChangedSinceConfirmed: true });
    expect(again).toMatchObject({ status: "confirmed", hasChangedSinceConfirmed: false });
  });

  it.each([
    { intent: "choose", categoryId: "1; DROP" },
    { intent: "choose", categoryId: "9".repeat(40) },
    { intent: "choose", categoryId: "601302\0" },
    { intent: "confirm", seenAt: "0000-01-01T00:00:00Z" },
    { intent: "else" },
    "text",
    null,
  ])("refuses %j with a sentence", async (body) => {
    const answer = await call("product", { id: idOf("Camping mug"), body });

    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      error: "bad-request",
      message: expect.stringMatching(/is incomplete or wrong/) as string,
    });
  });

  it.each(["9223372036854775808", "9".repeat(400), "0", "1\0", "\uFF11"])(
    "is not there by the id %j",
    async (id) => {
      expect((await call("product", { id })).status).toBe(404);
    },
  );

  it("refuses a category that is no leaf of the market's tree", async () => {
    const body = { intent: "choose", categoryId: "1" };

    expect((await call("product", { id: idOf("Camping mug"), body })).status).toBe(422);
  });

  it("is answered from what is stored", async () => {
    const release = app.sandbox.hold({ method: "POST" });

    const answer = await call("product", { id: idOf("Coffee mug") });

    expect(answer.status).toBe(200);
    release();
  });

  it("without a session token is refused", async () => {
    const request = await app.request("/api/products/1");
    request.headers.delete("authorization");

    const refused = await routes.product
      .loader({ request, params: { id: "1" }, context: {} })
      .catch((thrown: unknown) => thrown);

    expect(refused).toBeInstanceOf(Response);
    expect([401, 302]).toContain((refused as Response).status);
  });
});

describe("categories for the extensions", () => {
  it("are found as the app's picker finds them, in spite of a typo", async () => {
    const { loader } = await import("../../app/routes/app.categories");
    const query = "t+shrit+women";
    const request = await app.request(`/app/categories?q=${query}`);
    const picker = await loader({ request, params: {}, context: {} });
    const inPicker = (await picker.json()) as { categories: { id: string }[] };

    const answer = await call("categories", { path: `/api/categories?search=${query}` });

    const found = (await answer.json()) as { id: string; path: string[]; permission: string }[];
    expect(found[0]).toMatchObject({ permission: "available", isUsable: true });
    expect(found[0]?.path.at(-1)).toBe("Women's T-shirts");
    expect(found.map(({ id }) => id)).toEqual(
      inPicker.categories.slice(0, found.length).map(({ id }) => id),
    );
  });

  it("are refused for words without end", async () => {
    const path = `/api/categories?search=${"x".repeat(300)}`;

    expect((await call("categories", { path })).status).toBe(400);
  });

  it("are named in the browser's language once TikTok Shop has answered in it", async () => {
    const id = idOf("Coffee mug");
    const request = async () => {
      const asked = await app.request(`/api/products/${id}`);
      asked.headers.set("accept-language", "de-AT,de;q=0.9");
      const answer = await routes.product.loader({
        request: asked,
        params: { id: String(id) },
        context: {},
      });
      return viewOf(answer);
    };

    await vi.waitFor(async () => {
      expect((await request()).category?.path.at(-1)).toBe("Kaffeetassen");
    }, WAIT);
    expect((await viewOf(await call("product", { id }))).category?.path.at(-1)).toBe("Coffee Mugs");
  });
});

describe("selected products", () => {
  it("are mapped beside a run of all, come back by category, and are confirmed at once", async () => {
    const productIds = [...MUGS, "Bare bowl"].map((title) => String(idOf(title)));
    await app.startRun();

    const started = await call("runs", { body: { productIds } });

    expect(started.status).toBe(201);
    const { id } = (await started.json()) as { id: number };
    let run: SelectedRunView | undefined;
    await vi.waitFor(async () => {
      run = (await (await call("run", { id })).json()) as SelectedRunView;
      expect(run.status).toBe("finished");
    }, WAIT);
    expect(run).toMatchObject({ total: 5, done: 5, exceptionCount: 1 });
    expect(run?.exceptions).toMatchObject([{ title: "Bare bowl", reason: "needs-image" }]);
    expect(run?.categories.reduce((sum, each) => sum + each.products, 0)).toBe(4);

    const body = { intent: "confirm-all" };
    const after = (await (await call("run", { id, body })).json()) as SelectedRunView;

    expect(after.toConfirm).toBe(0);
    expect(after.categories.every((each) => each.confirmed === each.products)).toBe(true);
    await app.untilRun((all) => !all.isActive);
  });

  it("of another shop's run are not found", async () => {
    const productIds = [String(idOf("Coffee mug"))];
    const { id } = (await (await call("runs", { body: { productIds } })).json()) as { id: number };

    expect((await call("run", { id, shop: OTHER_SHOP })).status).toBe(404);
    const body = { intent: "confirm-all" };
    expect((await call("run", { id, body, shop: OTHER_SHOP })).status).toBe(404);
  });
});

describe("one shop's requests", () => {
  it("are refused once its budget is used up, and another shop's are not", async () => {
    const { database } = await app.context();
    const { shop: busy } = await app.context(BUSY_SHOP);
    await call("product", { id: 1, shop: BUSY_SHOP });
    const where = { key: `api:${busy.id}` };
    const budget = await database.rateBudget.findUniqueOrThrow({ where });
    // As after a burst that is faster than any machine of these tests.
    await database.rateBudget.update({ where, data: { tokens: -1_000 } });

    const refused = await call("product", { id: 1, shop: BUSY_SHOP });

    expect(budget).toMatchObject({ capacity: 60, refillPerSecond: 20 });
    expect(budget.tokens).toBeLessThan(60);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await call("product", { id: idOf("Coffee mug") })).status).toBe(200);
  });
});
