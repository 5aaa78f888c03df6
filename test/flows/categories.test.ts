import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { catalogWith, product } from "../support/catalog-with";
import { connectMarket } from "../support/connect-seller";
import { playApp, type PlayedApp } from "../support/play-app";
import { rememberRows } from "../support/remember-rows";

const MUG = "8000000000000";
const WAIT = { timeout: 60_000 };

let app: PlayedApp;
let restoreRows: () => Promise<void>;

beforeAll(async () => {
  app = await playApp({
    catalog: catalogWith(
      product("Stoneware coffee mug", {
        vendor: "Kiln",
        options: [{ name: "Color", values: ["Blue", "Grey"] }],
        weightGrams: 340,
      }),
      product("Coffee mug, large"),
      product("Solid oak coffee table"),
    ),
  });
  await app.install();
  await connectMarket(app, { sellerId: "nordlicht", market: "US" });
  await app.startWorker();
  await app.mapAll();
  await sync();
  restoreRows = await rememberRows();
});

afterAll(() => app.close());

async function sync() {
  const { syncMarket } = await import("../support/sync-market");
  await syncMarket();
}

async function ask(query: string, headers: Record<string, string> = {}): Promise<Response> {
  const { loader } = await import("../../app/routes/app.categories");
  const request = await app.request(`/app/categories?${query}`, { headers });
  return loader({ request, params: {}, context: {} });
}

async function card(id: string, query = "") {
  const { loader } = await import("../../app/routes/app.categories_.$id");
  const request = await app.request(`/app/categories/${id}?${query}`);
  const answer = await loader({ request, params: { id }, context: {} });
  return (await answer.json()) as unknown;
}

interface Answer {
  categories: { id: string; path: string[]; isLeaf: boolean; permission: string }[];
}

async function found(query: string): Promise<string[]> {
  const { categories } = (await (await ask(`q=${encodeURIComponent(query)}`)).json()) as Answer;
  return categories.map(({ path }) => path.at(-1) ?? "");
}

describe("categories", () => {
  describe("the picker's questions", () => {
    it("find leaves only, the best first, in spite of a typo", async () => {
      const { categories } = (await (await ask("q=t+shrit+women")).json()) as Answer;

      expect(categories[0]?.path.at(-1)).toBe("Women's T-shirts");
      expect(categories.every(({ isLeaf }) => isLeaf)).toBe(true);
    });

    it("never find what is prohibited or gone", async () => {
      const tree = app.sandbox.tikTokShop.categories();
      const prohibited = tree.leaves().filter(({ permission }) => permission === "PROHIBITED");

      expect(prohibited.length).toBeGreaterThan(0);
      for (const { name } of prohibited) expect(await found(name)).not.toContain(name);
    });

    it("browse from the roots down", async () => {
      const roots = (await (await ask("under=")).json()) as Answer;
      const below = (await (await ask("under=601152")).json()) as Answer & { trail: unknown[] };

      expect(roots.categories.every(({ path }) => path.length === 1)).toBe(true);
      expect(below.categories.map(({ path }) => path.at(-1))).toContain("Women's Tops");
      expect(below.trail).toHaveLength(1);
    });

    it("are answered from the browser's copy until the tree changes", async () => {
      const first = await ask("q=mug");
      const etag = first.headers.get("etag") ?? "";

      const second = await ask("q=mug", { "if-none-match": etag });

      expect(etag).not.toBe("");
      expect(second.status).toBe(304);
    });

    it("count other recommendations within the local category", async () => {
      const { database } = await app.context();
      const { id } = await database.localCategory.findFirstOrThrow();

      const { suggested } = (await (await ask(`suggestedFor=${id}`)).json()) as {
        suggested: { path: string[]; products: number }[];
      };

      expect(suggested.map(({ path, products }) => [path.at(-1), products])).toEqual([
        ["Coffee Mugs", 2],
        ["Coffee Tables", 1],
      ]);
    });

    it("count them for a product that is not there yet, by what its category will be", async () => {
      const suggestedIn = async (key: string) => {
        const answer = await ask(`suggestedFor=${encodeURIComponent(key)}`);
        return ((await answer.json()) as { suggested: { products: number }[] }).suggested;
      };

      expect((await suggestedIn("type:Mugs")).map(({ products }) => products)).toEqual([2, 1]);
      expect(await suggestedIn("type:Nobody has this")).toEqual([]);
    });

    it("are answered in the merchant's language once it has arrived, else in the market's", async () => {
      await expect
        .poll(async () => {
          const { categories } = (await (await ask("q=kaffeetassen&locale=de")).json()) as Answer;
          return categories[0]?.path;
        }, WAIT)
        .toEqual(["Küchenbedarf", "Trinkgefäße", "Tassen & Becher", "Kaffeetassen"]);
      const untranslated = (await (await ask("q=muslim&locale=de")).json()) as Answer;
      expect(untranslated.categories.length).toBeGreaterThan(0);
    });

    it.each(["under=abc", "ids=1;drop", "suggestedFor=-1", `q=${"x".repeat(300)}`])(
      "that make no sense (%.20s) are refused",
      async (query) => {
        expect((await ask(query)).status).toBe(400);
      },
    );
  });

  describe("a category card", () => {
    it("says what a listing needs and what the product has already, and asks once", async () => {
      app.sandbox.requests.clear();

      const view = await card("601302", `productId=${MUG}`);
      await card("601302", `productId=${MUG}`);

      expect(view).toMatchObject({
        category: { path: ["Womenswear & Underwear", "Women's Tops", "Women's T-shirts"] },
        isAboutProduct: true,
        requirement: {
          sizeChart: expect.stringMatching(/required|possible/) as unknown,
          weightGrams: 340,
          attributes: expect.arrayContaining([
            expect.objectContaining({ name: "Brand", evidence: "Kiln" }),
            expect.objectContaining({ name: "Size", isSales: true, evidence: null }),
            expect.objectContaining({ name: "Care Instructions", evidence: null }),
          ]) as unknown,
        },
      });
      expect(app.sandbox.requests.count({ operation: /(rules|attributes)$/ })).toBe(2);
    });

    it("of a category that nobody knows is not there", async () => {
      expect(await card("123")).toMatchObject({ error: "unknown-category" });
    });
  });

  describe("a category that is gone", () => {
    afterEach(async () => {
      app.sandbox.tikTokShop.markets.reset();
      await restoreRows();
    });

    it("is shown with its replacement, which the merchant accepts for all its products", async () => {
      const { database, shop } = await app.context();
      const { loader, action } = await import("../../app/routes/app.category-changes");
      await database.$executeRaw`
      UPDATE product_mapping SET status = 'confirmed', confirmed_category_id = recommended_category_id`;
      const tree = app.sandbox.tikTokShop.categories();
      const mugs = tree.find("Coffee Mugs");
      tree.remove(mugs.id);
      await sync();

      const view = async () => {
        const request = await app.request("/app/category-changes");
        return (await loader({ request, params: {}, context: {} })).changed;
      };
      await expect.poll(async () => (await view())[0]?.replacement?.id, WAIT).toBeTruthy();
      const [changed] = await view();
      const newCategoryId = changed?.replacement?.id ?? "";
      const body = new URLSearchParams({
        reason: "category-gone",
        categoryId: mugs.id,
        newCategoryId,
      });
      const request = await app.request("/app/category-changes", { method: "POST", body });
      const accepted: unknown = await (await action({ request, params: {}, context: {} })).json();

      expect(changed).toMatchObject({ reason: "category-gone", products: 2 });
      expect(changed?.path.at(-1)).toBe("Coffee Mugs");
      expect(accepted).toEqual({ outcome: "replaced", products: 2 });
      expect(await view()).toEqual([]);
      expect(
        await database.productMapping.count({
          where: { shopId: shop.id, status: "confirmed", confirmedCategoryId: newCategoryId },
        }),
      ).toBe(2);
      expect(
        await database.mappingChange.count({ where: { afterCategoryId: newCategoryId } }),
      ).toBe(2);
    });
  });
});
