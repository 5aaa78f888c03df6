import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { playReviewShop, type ReviewShop } from "../support/review-shop";

let shop: ReviewShop;

beforeAll(async () => {
  shop = await playReviewShop();
});

afterAll(() => shop.app.close());

async function page(query = "") {
  const { reviewView } = await import("../../app/views/review.server");
  const { database, shop: stored, now } = await shop.app.context();
  return reviewView(database, stored.id, { query: new URLSearchParams(query), now: now() });
}

async function groups() {
  const { reviewGroupsView } = await import("../../app/views/review-groups.server");
  const { database, shop: stored, now } = await shop.app.context();
  return reviewGroupsView(database, stored.id, {
    localCategoryId: shop.localCategoryId,
    now: now(),
  });
}

const times = <Value>(count: number, value: Value) => Array.from({ length: count }, () => value);

describe("the page of reviews", () => {
  it("shows a local category with its leading category, the runners-up and samples", async () => {
    const [mugs = "", bowls = "", cups = ""] = shop.leaves;
    const ids = await shop.recommend([
      ...times(8, mugs),
      ...times(2, bowls),
      ...times(1, cups),
      ...times(1, null),
    ]);

    const { rows } = await page();

    expect(rows).toHaveLength(1);
    const [row] = rows;
    expect(row).toMatchObject({ products: 12, waiting: 12, answered: 11, status: "open" });
    expect(row?.leading).toMatchObject({ products: 8, confirmable: 8 });
    expect(row?.leading?.category).toMatchObject({ id: mugs, permission: "available" });
    expect(row?.leading?.category.path.length).toBeGreaterThan(1);
    expect(row?.runnersUp.map(({ category, products }) => [category.id, products])).toEqual([
      [bowls, 2],
      [cups, 1],
    ]);
    const leading = ids.slice(0, 8).map(String);
    expect(row?.samples).toHaveLength(5);
    expect(row?.samples.every(({ productId }) => leading.includes(productId))).toBe(true);
    expect(row?.samples[0]?.imageUrl).toMatch(/^https:/);
  });

  it("spreads the samples over the group's titles", async () => {
    const [mugs = ""] = shop.leaves;
    const ids = await shop.recommend(times(20, mugs));
    const { database } = await shop.app.context();
    const titled = await database.productMapping.findMany({
      where: { productId: { in: ids } },
      orderBy: [{ title: "asc" }, { productId: "asc" }],
    });

    const [row] = (await page()).rows;

    const places = row?.samples.map(({ productId }) =>
      titled.findIndex((each) => each.productId.toString() === productId),
    );
    expect(places).toEqual([0, 4, 8, 12, 16]);
  });

  it("lists all local categories where it is asked to, biggest first, page by page", async () => {
    const [mugs = ""] = shop.leaves;
    await shop.recommend(times(3, mugs));

    const toReview = await page();
    const all = await page("show=all");

    expect(toReview.rows.map(({ products }) => products)).toEqual([3]);
    expect(all.rows.map(({ products }) => products)).toEqual([57, 3]);
    expect(all.rows[0]).toMatchObject({ status: "confirmed", waiting: 0 });
    const [first] = all.rows;
    const behind = await page(`show=all&after=57.${first?.localCategoryId}`);
    expect(behind.rows.map(({ products }) => products)).toEqual([3]);
    expect(behind.isFirst).toBe(false);
  });

  it.each(["after=nonsense", "after=1.2.3", "show=everything"])(
    "takes %s for nothing said",
    async (query) => {
      const [mugs = ""] = shop.leaves;
      await shop.recommend(times(2, mugs));

      expect((await page(query)).rows).toHaveLength(1);
    },
  );

  it("shows nothing of another shop", async () => {
    const { reviewView } = await import("../../app/views/review.server");
    const { database, shop: stored, now } = await shop.app.context();

    const view = await reviewView(database, stored.id + 1, {
      query: new URLSearchParams("show=all"),
      now: now(),
    });

    expect(view.rows).toEqual([]);
  });
});

describe("an opened local category", () => {
  it("is split into its answers, with what has none, and what is set aside", async () => {
    const [mugs = "", bowls = ""] = shop.leaves;
    const ids = await shop.recommend([...times(6, mugs), ...times(3, bowls), ...times(2, null)]);
    const { database } = await shop.app.context();
    await database.productMapping.updateMany({
      where: { productId: { in: ids.slice(0, 2) } },
      data: { isSetAside: true },
    });

    const split = await groups();

    expect(
      split.groups.map(({ answer, waiting, confirmable, samples }) => ({
        answer,
        waiting,
        confirmable,
        samples: samples.length,
      })),
    ).toEqual([
      { answer: mugs, waiting: 4, confirmable: 4, samples: 4 },
      { answer: bowls, waiting: 3, confirmable: 3, samples: 3 },
      { answer: "none", waiting: 2, confirmable: 0, samples: 2 },
    ]);
    expect(split.setAside.products).toBe(2);
    expect(split.setAside.samples.map(({ productId }) => BigInt(productId)).sort()).toEqual(
      ids.slice(0, 2).sort(),
    );
  });
});
