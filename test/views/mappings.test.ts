import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generatedCatalog } from "../../sandbox/catalog/catalog";
import { playApp, type PlayedApp } from "../support/play-app";

const PRODUCTS = 130;

let app: PlayedApp;

beforeAll(async () => {
  app = await playApp({ catalog: generatedCatalog({ products: PRODUCTS }) });
  await app.install();
  await app.connect();
  await app.startWorker();
  await app.mapAll();
  const { database } = await app.context();
  await database.$executeRaw`
    UPDATE product_mapping SET status = 'confirmed', confirmed_category_id = recommended_category_id
    WHERE product_id % 3 = 0`;
  await database.$executeRaw`
    UPDATE product_mapping SET status = 'needs-attention', reason = 'needs-image', recommended_category_id = NULL
    WHERE product_id % 7 = 1 AND status <> 'confirmed'`;
});

afterAll(() => app.close());

async function page(query: string) {
  const { mappingsView } = await import("../../app/views/mappings.server");
  const { database, shop } = await app.context();
  return mappingsView(database, shop.id, new URLSearchParams(query));
}

/** All pages, one after the other, from the side that is given. */
async function walk(query: string, side: "after" | "before") {
  const ids: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const turned = new URLSearchParams(query);
    if (cursor !== "" || side === "before") turned.set(side, cursor);
    const view = await page(turned.toString());
    const shown = view.rows.map(({ productId }) => productId);
    if (side === "after") ids.push(...shown);
    else ids.unshift(...shown);
    cursor = view[side];
  }
  return ids;
}

async function everyId(where: object = {}) {
  const { database } = await app.context();
  const rows = await database.productMapping.findMany({ where });
  return rows.map(({ productId }) => productId.toString()).sort();
}

const ORDERS = ["title", "updated", "local-category", "agreement"].flatMap((sort) => [
  `sort=${sort}`,
  `sort=${sort}&order=desc`,
]);

describe("the list of mappings", () => {
  it.each([
    ["sort=updated", ["Mug", "1"]],
    ["sort=updated", ["2026-13-45 12:00:00+00", "1"]],
    ["sort=local-category", ["Mug", "1"]],
    ["sort=local-category", ["Mugs", "2147483648", "", "Mug", "1"]],
    ["sort=agreement", ["Mugs", "1", "", "Mug", "1"]],
    ["sort=title", ["Mug", "9223372036854775808"]],
    ["sort=title", ["Mug", "1", "2"]],
    ["sort=title", "nonsense"],
  ])("%s begins anew at a cursor that is none of its own: %j", async (query, cursor) => {
    const turned = new URLSearchParams(query);
    turned.set("after", JSON.stringify(cursor));

    const [first, asked] = [await page(query), await page(turned.toString())];

    expect(asked.rows).toEqual(first.rows);
    expect(asked.before).toBeNull();
  });

  it("takes a cursor's title for what can be stored", async () => {
    const turned = new URLSearchParams({ after: JSON.stringify(["\0\uD83D", "1"]) });

    expect((await page(turned.toString())).rows).toEqual([]);
  });

  it.each([...ORDERS, ...ORDERS.map((order) => `${order}&status=recommended`)])(
    "ordered by %s shows every product once, forwards as backwards",
    async (query) => {
      const forwards = await walk(query, "after");
      const backwards = await walk(query, "before");

      const where = query.includes("status") ? { status: "recommended" } : {};
      expect([...forwards].sort()).toEqual(await everyId(where));
      expect(backwards).toEqual(forwards);
    },
  );

  it("begins with the first title", async () => {
    const { rows, before } = await page("");

    const titles = rows.map(({ title }) => title);
    expect(titles).toEqual([...titles].sort((a, b) => (a < b ? -1 : 1)));
    expect(rows).toHaveLength(50);
    expect(before).toBeNull();
  });

  it.each(["vendor", "productType"] as const)("filters by %s", async (column) => {
    const { database } = await app.context();
    const one = await database.productMapping.findFirstOrThrow({
      where: { NOT: { [column]: "" } },
    });
    const value = one[column];

    const { rows } = await page(
      new URLSearchParams({ [column === "vendor" ? "vendor" : "type"]: value }).toString(),
    );

    const expected = await everyId({ [column]: value });
    expect(rows.map(({ productId }) => productId).sort()).toEqual(expected.slice(0, 50));
  });

  it("filters by a TikTok Shop category of any level", async () => {
    const { rows } = await page("status=confirmed");
    const root = rows[0]?.categoryPath[0];
    const { database } = await app.context();
    const branch = await database.tikTokShopCategory.findFirstOrThrow({
      where: { name: root ?? "", parentId: null },
    });

    const found = await page(`branch=${branch.id}`);

    expect(found.rows.length).toBeGreaterThan(0);
    expect(new Set(found.rows.map(({ categoryPath }) => categoryPath[0]))).toEqual(new Set([root]));
    expect(found.filterNames.branch).toBe(root);
  });

  it("finds titles by the beginnings of their words, in any order", async () => {
    const [first] = (await page("")).rows;
    const words = (first?.title ?? "")
      .split(" ")
      .map((word) => word.slice(0, 4))
      .reverse();

    const found = await page(new URLSearchParams({ q: words.join(" ") }).toString());

    expect(found.rows.map(({ title }) => title)).toContain(first?.title);
  });

  it.each(["q=zzzunheardof", "vendor=Nobody", "branch=999", "category=999999"])(
    "is empty where nothing fits %s",
    async (query) => {
      expect((await page(query)).rows).toEqual([]);
    },
  );

  it("counts how many products of the local category agree", async () => {
    const { rows } = await page("sort=agreement&order=desc&status=recommended");
    const [row] = rows;
    const { database } = await app.context();
    const mapping = await database.productMapping.findFirstOrThrow({
      where: { productId: BigInt(row?.productId ?? 0) },
    });
    const { localCategoryId, recommendedCategoryId } = mapping;

    expect(row?.agreement).toEqual({
      same: await database.productMapping.count({
        where: { localCategoryId, recommendedCategoryId },
      }),
      any: await database.productMapping.count({
        where: { localCategoryId, NOT: { recommendedCategoryId: null } },
      }),
    });
  });

  it("says when TikTok Shop recommends something else than was confirmed", async () => {
    const { database } = await app.context();
    const [one] = (await page("status=confirmed")).rows;
    const other = await database.productMapping.findFirstOrThrow({
      where: { status: "recommended", NOT: { recommendedCategoryId: null } },
    });
    await database.productMapping.updateMany({
      where: { productId: BigInt(one?.productId ?? 0) },
      data: { recommendedCategoryId: other.recommendedCategoryId },
    });

    const [after] = (await page("status=confirmed")).rows;

    expect(after?.categoryPath).toEqual(one?.categoryPath);
    expect(after?.differingPath).toEqual(expect.arrayContaining([expect.any(String)]));
  });

  it("counts its tabs", async () => {
    const { counts } = await page("status=confirmed&q=nothing");

    expect(counts.all).toBe(PRODUCTS);
    expect(counts.confirmed).toBe((await everyId({ status: "confirmed" })).length);
    expect(counts["needs-attention"]).toBe((await everyId({ status: "needs-attention" })).length);
  });
});
