import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ProductId } from "../../app/domain/ids";
import { playReviewShop, type ReviewShop } from "../support/review-shop";

const MERCHANT = "77";

let shop: ReviewShop;
let mugs: string;
let bowls: string;

beforeAll(async () => {
  shop = await playReviewShop();
  [mugs = "", bowls = ""] = shop.leaves;
});

afterAll(() => shop.app.close());

const times = <Value>(count: number, value: Value) => Array.from({ length: count }, () => value);

async function history(query = "") {
  const { historyView } = await import("../../app/views/history.server");
  const context = await shop.app.context();
  return historyView(context.database, context, new URLSearchParams(query));
}

async function change(categoryId: string, productIds: bigint[]) {
  const { decideMappings } = await import("../../app/flows/decide-mappings.server");
  const decided = await decideMappings(
    await shop.app.context(),
    { kind: "change", categoryId },
    { productIds: productIds as ProductId[], by: MERCHANT },
  );
  return decided.outcome === "decided" ? (decided.decisionId ?? 0) : 0;
}

async function send(form: Record<string, string>) {
  const { action } = await import("../../app/routes/app.review");
  const body = new URLSearchParams({ seenAt: new Date().toISOString(), ...form });
  const request = await shop.app.request("/app/review", { method: "POST", body });
  return (await action({ request, params: {}, context: {} })).json() as Promise<{
    decisionId: number;
  }>;
}

const confirmCategory = () =>
  send({
    intent: "confirm-category",
    localCategoryId: String(shop.localCategoryId),
    categoryId: mugs,
  });

describe("the history", () => {
  it("tells each decision with who, scope, before and after, the newest first", async () => {
    const ids = await shop.recommend(times(4, mugs));
    await change(bowls, ids.slice(0, 1));
    await confirmCategory();

    const { entries } = await history();

    expect(entries).toHaveLength(2);
    const [whole, one] = entries;
    expect(one).toMatchObject({
      kind: "change",
      source: "merchant",
      by: { id: MERCHANT, name: null },
      decided: 1,
      state: "standing",
      before: [{ status: "recommended", category: null, products: 1 }],
      after: { id: bowls },
    });
    expect(one?.product).toEqual(expect.any(String));
    expect(whole).toMatchObject({
      source: "category-mapping",
      scope: { kind: "local-category", name: expect.any(String) as string },
      decided: 3,
      after: { id: mugs },
      categoryMapping: { before: null, after: { id: mugs } },
    });
  });

  it("names the staff member where a session told the name", async () => {
    const ids = await shop.recommend(times(1, mugs));
    const { database, shop: stored } = await shop.app.context();
    const online = {
      id: `${stored.domain}_${MERCHANT}`,
      shop: stored.domain,
      state: "",
      isOnline: true,
      accessToken: "none",
      userId: BigInt(MERCHANT),
      firstName: "Ada",
      lastName: "Lovelace",
    };
    await database.session.create({ data: online });

    await change(bowls, ids);
    const { entries } = await history();
    await database.session.delete({ where: { id: online.id } });

    expect(entries[0]?.by).toEqual({ id: MERCHANT, name: "Ada Lovelace" });
  });

  it("marks what was undone, and lists the undo", async () => {
    const ids = await shop.recommend(times(2, mugs));
    const decisionId = await change(bowls, ids);

    await send({ intent: "undo", decisionId: String(decisionId) });

    const [undo, undone] = (await history()).entries;
    expect(undone).toMatchObject({ id: decisionId, state: "undone" });
    expect(undo).toMatchObject({
      kind: "undo",
      undoes: { id: decisionId, kind: "change" },
      decided: 2,
      state: "standing",
    });
  });

  it("tells what an undo was about", async () => {
    await shop.recommend(times(2, mugs));
    const { decisionId } = await send({
      intent: "confirm",
      matching: `category=${shop.localCategoryId}&answer=${mugs}`,
    });

    await send({ intent: "undo", decisionId: String(decisionId) });

    const [undo] = (await history()).entries;
    expect(undo?.scope).toMatchObject({ localCategory: "Tableware" });
    expect(undo?.scope.answer?.at(-1)).toBe("Mugs");
  });

  it("is turned page by page", async () => {
    const ids = await shop.recommend(times(1, mugs));
    const made: number[] = [];
    for (let number = 0; number < 30; number += 1)
      made.unshift(await change(number % 2 === 0 ? bowls : mugs, ids));

    const first = await history();
    const second = await history(`before=${first.older}`);

    expect([...first.entries, ...second.entries].map(({ id }) => id)).toEqual(made);
    expect(second.older).toBeNull();
  });

  it("says what an undo takes back, and what it cannot, before it is done", async () => {
    const { undoAccount } = await import("../../app/views/history.server");
    const ids = await shop.recommend(times(4, mugs));
    const { decisionId } = await confirmCategory();
    await change(bowls, ids.slice(0, 1));
    const context = await shop.app.context();

    const account = await undoAccount(context.database, context, decisionId);

    expect(account).toMatchObject({ takenBack: 3, changedSince: 1 });
    expect(account?.products).toHaveLength(4);
    expect(account?.products[0]).toMatchObject({
      before: { status: "recommended", category: null },
      after: { status: "confirmed", category: { id: mugs } },
    });
  });

  it("does not tell another shop's decisions", async () => {
    const { historyView, undoAccount } = await import("../../app/views/history.server");
    const ids = await shop.recommend(times(1, mugs));
    const decisionId = await change(bowls, ids);
    const { database, shop: stored } = await shop.app.context();
    const other = { shop: { ...stored, id: stored.id + 1 } };

    const { entries } = await historyView(database, other, new URLSearchParams());

    expect(entries).toEqual([]);
    expect(await undoAccount(database, other, decisionId)).toBeNull();
  });
});
