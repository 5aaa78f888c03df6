import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ProductId } from "../../app/domain/ids";
import { playReviewShop, type ReviewShop } from "../support/review-shop";

const MERCHANT = "77";

let shop: ReviewShop;
let mugs: string;
let bowls: string;
let cups: string;

beforeAll(async () => {
  shop = await playReviewShop();
  [mugs = "", bowls = "", cups = ""] = shop.leaves;
});

afterAll(() => shop.app.close());

const times = <Value>(count: number, value: Value) => Array.from({ length: count }, () => value);

/** Gives products titles and a product type, in the order of their ids. */
async function retitle(ids: bigint[], titles: string[], productType: string) {
  const { database } = await shop.app.context();
  for (const [index, title] of titles.entries()) {
    await database.product.updateMany({
      where: { id: ids[index] ?? 0n },
      data: { title, productType },
    });
    await database.productMapping.updateMany({
      where: { productId: ids[index] ?? 0n },
      data: { title, productType },
    });
  }
}

async function change(categoryId: string, productIds: bigint[]) {
  const { decideMappings } = await import("../../app/flows/decide-mappings.server");
  const context = await shop.app.context();
  await decideMappings(
    context,
    { kind: "change", categoryId },
    { productIds: productIds as ProductId[], by: MERCHANT },
  );
}

async function offers() {
  const { reviewView } = await import("../../app/views/review.server");
  const { database, shop: stored, now } = await shop.app.context();
  const view = await reviewView(database, stored.id, { query: new URLSearchParams(), now: now() });
  return view.offers;
}

async function misfits(query = "") {
  const { misfitsView } = await import("../../app/views/misfits.server");
  const { database, shop: stored, now } = await shop.app.context();
  return misfitsView(database, stored.id, { query: new URLSearchParams(query), now: now() });
}

async function send(form: Record<string, string>) {
  const { action } = await import("../../app/routes/app.review");
  const body = new URLSearchParams({ seenAt: new Date().toISOString(), ...form });
  const request = await shop.app.request("/app/review", { method: "POST", body });
  return (await action({ request, params: {}, context: {} })).json() as Promise<object>;
}

describe("what a merchant corrected", () => {
  it("is offered to the remaining products of the local category with the same answer", async () => {
    const ids = await shop.recommend([...times(5, mugs), ...times(2, cups)]);
    await retitle(ids, times(7, "Untold"), "");
    await change(bowls, ids.slice(0, 1));

    const [offer, ...more] = await offers();

    expect(more).toEqual([]);
    expect(offer).toMatchObject({ corrected: 1, products: 4, word: null });
    expect(offer?.from?.id).toBe(mugs);
    expect(offer?.to.id).toBe(bowls);
    expect(offer?.samples).toHaveLength(4);
  });

  it("is taken over by one decision, and taken back by another", async () => {
    const ids = await shop.recommend(times(5, mugs));
    await retitle(ids, times(5, "Untold"), "");
    await change(bowls, ids.slice(0, 1));
    const [offer] = await offers();
    const { database } = await shop.app.context();
    const mapped = () =>
      database.productMapping.count({
        where: { productId: { in: ids }, confirmedCategoryId: bowls },
      });

    const answer = await send({
      intent: "change",
      categoryId: offer?.to.id ?? "",
      matching: offer?.matching ?? "",
    });
    const after = await mapped();
    const none = await offers();
    const { decisionId } = answer as { decisionId: number };
    await send({ intent: "undo", decisionId: String(decisionId) });

    expect(answer).toMatchObject({ outcome: "decided", products: 4 });
    expect(after).toBe(5);
    expect(none).toEqual([]);
    expect(await mapped()).toBe(1);
  });

  it("is offered to products of the same type with the same word in their title", async () => {
    const ids = await shop.recommend([...times(2, mugs), ...times(2, cups), ...times(5, mugs)]);
    const titles = ["Deep bowl", "Soup bowl, red", "Bowls, set of 2", "Salad bowl"];
    await retitle(ids, [...titles, "Mug A", "Mug B", "Mug C", "Mug D", "Mug E"], "Tableware");
    await change(bowls, ids.slice(0, 2));

    const offer = (await offers()).find(({ word }) => word !== null);

    expect(offer).toMatchObject({
      word: "bowl",
      productType: "Tableware",
      corrected: 2,
      products: 2,
    });
    expect(offer?.samples.map(({ title }) => title).sort()).toEqual([
      "Bowls, set of 2",
      "Salad bowl",
    ]);
  });

  it("is not offered to what is set aside", async () => {
    const ids = await shop.recommend(times(3, mugs));
    await retitle(ids, times(3, "Untold"), "");
    await change(bowls, ids.slice(0, 1));
    const { database } = await shop.app.context();
    await database.productMapping.updateMany({
      where: { productId: { in: ids.slice(1) } },
      data: { isSetAside: true },
    });

    expect(await offers()).toEqual([]);
  });
});

describe("products that do not fit", () => {
  /** A leaf whose root and second level are not those of mugs. */
  async function farLeaf() {
    const { database } = await shop.app.context();
    const near = await database.tikTokShopCategory.findFirstOrThrow({
      where: { market: "US", id: mugs },
    });
    const leaves = await database.tikTokShopCategory.findMany({
      where: { market: "US", id: { in: shop.leaves } },
    });
    return leaves.find(({ path }) => path[0] !== near.path[0])?.id ?? "";
  }

  it("are listed where their group agrees, with the likeliest reason", async () => {
    const far = await farLeaf();
    const ids = await shop.recommend([...times(9, mugs), far]);
    await retitle(ids, times(10, "Mug"), "Mugs");

    const view = await misfits();

    expect(view.products).toBe(1);
    expect(view.rows).toHaveLength(1);
    const [row] = view.rows;
    expect(row).toMatchObject({ productId: String(ids[9]), reason: "odd-title" });
    expect(row?.category.id).toBe(far);
    expect(row?.leading.id).toBe(mugs);
  });

  it("have a wrong Shopify category where their type is the same elsewhere", async () => {
    const far = await farLeaf();
    const ids = await shop.recommend([...times(9, mugs), far]);
    const { database } = await shop.app.context();
    await retitle(ids, times(9, "Mug"), "Mugs");
    await retitle(ids.slice(9), ["Dog bed"], "Pet beds");
    const elsewhere = await database.productMapping.findMany({
      where: { NOT: { localCategoryId: shop.localCategoryId } },
      take: 4,
    });
    const elsewhereIds = elsewhere.map(({ productId }) => productId);
    await database.product.updateMany({
      where: { id: { in: elsewhereIds } },
      data: { productType: "Pet beds" },
    });
    await database.productMapping.updateMany({
      where: { productId: { in: elsewhereIds } },
      data: { productType: "Pet beds", confirmedCategoryId: far, recommendedCategoryId: far },
    });

    const [row] = (await misfits()).rows;

    expect(row?.reason).toBe("wrong-shopify-category");
  });

  it("are of a mixed product type where others of it got the same", async () => {
    const far = await farLeaf();
    const ids = await shop.recommend([...times(12, mugs), ...times(4, far)]);
    await retitle(ids, times(16, "Thing"), "Gifts");

    const { rows, products } = await misfits();

    expect(products).toBe(4);
    expect(rows.map(({ reason }) => reason)).toEqual(times(4, "mixed-product-type"));
  });

  it("are listed page by page, each once", async () => {
    const far = await farLeaf();
    await shop.recommend([...times(36, mugs), ...times(24, far)]);

    const first = await misfits();

    expect(first.products).toBe(24);
    expect(first.rows).toHaveLength(24);
    expect(first.after).toBeNull();
    const third = first.rows[2];
    const cursor = [shop.localCategoryId, far, third?.title, third?.productId];
    const behind = await misfits(new URLSearchParams({ after: JSON.stringify(cursor) }).toString());
    expect(behind.rows.map(({ productId }) => productId)).toEqual(
      first.rows.slice(3).map(({ productId }) => productId),
    );
  });

  it("are listed no more once they are decided about", async () => {
    const far = await farLeaf();
    const ids = await shop.recommend([...times(9, mugs), far]);

    await send({ intent: "confirm", productIds: String(ids[9]) });

    expect((await misfits()).rows).toEqual([]);
  });
});
