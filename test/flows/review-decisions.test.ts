import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { playReviewShop, type ReviewShop } from "../support/review-shop";

const COLLEAGUE = "78";

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

interface Answer {
  outcome: string;
  decisionId: number;
  products: number;
  leftAlone: number;
}

/** What the page sends. */
async function send(form: Record<string, string>, seenAt = new Date()): Promise<Answer> {
  const { action } = await import("../../app/routes/app.review");
  const body = new URLSearchParams({ seenAt: seenAt.toISOString(), ...form });
  const request = await shop.app.request("/app/review", { method: "POST", body });
  return (await action({ request, params: {}, context: {} })).json() as Promise<Answer>;
}

const about = (answer: string) => ({
  matching: `category=${shop.localCategoryId}&answer=${answer}`,
});

async function stands(ids: bigint[]) {
  const { database } = await shop.app.context();
  const rows = await database.productMapping.findMany({
    where: { productId: { in: ids } },
    orderBy: { productId: "asc" },
  });
  return rows.map(({ status, confirmedCategoryId }) => confirmedCategoryId ?? status);
}

describe("a reviewer", () => {
  it("confirms the leading category for a whole local category, and its new products", async () => {
    const ids = await shop.recommend([...times(4, mugs), bowls, null]);

    const answer = await send({
      intent: "confirm-category",
      localCategoryId: String(shop.localCategoryId),
      categoryId: mugs,
    });

    expect(answer).toMatchObject({ outcome: "decided", products: 6, leftAlone: 0 });
    expect(await stands(ids)).toEqual(times(6, mugs));
    const { database } = await shop.app.context();
    expect(await database.categoryMapping.findFirst()).toMatchObject({
      localCategoryId: shop.localCategoryId,
      tikTokShopCategoryId: mugs,
    });
  });

  it("confirms only those that agree, and leaves the exceptions in review", async () => {
    const ids = await shop.recommend([...times(4, mugs), bowls, cups]);

    const answer = await send({ intent: "confirm", ...about(mugs) });

    expect(answer).toMatchObject({ outcome: "decided", products: 4 });
    expect(await stands(ids)).toEqual([...times(4, mugs), "recommended", "recommended"]);
  });

  it("changes a group, also the one that has no answer", async () => {
    const ids = await shop.recommend([mugs, bowls, null]);

    await send({ intent: "change", categoryId: cups, ...about(bowls) });
    await send({ intent: "change", categoryId: cups, ...about("none") });

    expect(await stands(ids)).toEqual(["recommended", cups, cups]);
  });

  it("changes nothing of a group that is confirmed already", async () => {
    const ids = await shop.recommend(times(3, mugs));
    const { database } = await shop.app.context();
    await database.productMapping.updateMany({
      where: { productId: { in: ids.slice(0, 1) } },
      data: { status: "confirmed", confirmedCategoryId: cups, decisionSource: "merchant" },
    });

    await send({ intent: "change", categoryId: bowls, ...about(mugs) });

    expect(await stands(ids)).toEqual([cups, bowls, bowls]);
  });

  it("sets a group aside from what is decided about its category, and puts it back", async () => {
    const ids = await shop.recommend([mugs, mugs, bowls]);
    const confirmAll = {
      intent: "confirm-category",
      localCategoryId: String(shop.localCategoryId),
      categoryId: mugs,
    };

    const aside = await send({ intent: "set-aside", ...about(bowls) });
    await send(confirmAll);
    const withoutIt = await stands(ids);
    const back = await send({
      intent: "put-back",
      matching: `category=${shop.localCategoryId}`,
    });
    await send(confirmAll);

    expect(aside).toMatchObject({ outcome: "decided", products: 1 });
    expect(withoutIt).toEqual([mugs, mugs, "recommended"]);
    expect(back).toMatchObject({ outcome: "decided", products: 1 });
    expect(await stands(ids)).toEqual([mugs, mugs, mugs]);
  });

  it("does not confirm what is set aside with its group", async () => {
    const ids = await shop.recommend([mugs, mugs]);
    const { database } = await shop.app.context();
    await database.productMapping.updateMany({
      where: { productId: { in: ids.slice(0, 1) } },
      data: { isSetAside: true },
    });

    await send({ intent: "confirm", ...about(mugs) });

    expect(await stands(ids)).toEqual(["recommended", mugs]);
  });

  it("undoes a decision as a whole", async () => {
    const ids = await shop.recommend(times(3, mugs));
    const { decisionId } = await send({
      intent: "confirm-category",
      localCategoryId: String(shop.localCategoryId),
      categoryId: bowls,
    });

    const undone = await send({ intent: "undo", decisionId: String(decisionId) });
    const again = await send({ intent: "undo", decisionId: String(decisionId) });

    expect(undone).toMatchObject({ outcome: "decided", products: 3 });
    expect(again).toEqual({ outcome: "not-undoable" });
    expect(await stands(ids)).toEqual(times(3, "recommended"));
  });

  it("is asked first where TikTok Shop holds the category back", async () => {
    const ids = await shop.recommend(times(2, mugs));
    const { database } = await shop.app.context();
    const heldBack = await database.tikTokShopCategory.findFirstOrThrow({
      where: { market: "US", isLeaf: true, permissionStatuses: { has: "INVITE_ONLY" } },
    });
    await database.productMapping.updateMany({
      where: { productId: { in: ids } },
      data: { recommendedCategoryId: heldBack.id },
    });

    const asked = await send({ intent: "confirm", ...about(heldBack.id) });
    const before = await stands(ids);
    const accepted = await send({ intent: "confirm", isAccepted: "yes", ...about(heldBack.id) });

    expect(asked).toEqual({ outcome: "needs-acceptance" });
    expect(before).toEqual(["recommended", "recommended"]);
    expect(accepted).toMatchObject({ outcome: "decided", products: 2 });
  });

  it("is told how many a colleague decided about since", async () => {
    const { decideMappings } = await import("../../app/flows/decide-mappings.server");
    const ids = await shop.recommend(times(5, mugs));
    const seenAt = new Date(Date.now() - 1_000);
    await decideMappings(
      await shop.app.context(),
      { kind: "change", categoryId: cups },
      { productIds: ids.slice(0, 2) as never, by: COLLEAGUE },
    );

    const answer = await send({ intent: "confirm", ...about(mugs) }, seenAt);
    const later = await send({ intent: "confirm", ...about(mugs) }, seenAt);

    expect(answer).toMatchObject({ outcome: "decided", products: 3, leftAlone: 2 });
    expect(later).toEqual({ outcome: "nothing", leftAlone: 2 });
    expect(await stands(ids)).toEqual([cups, cups, mugs, mugs, mugs]);
  });

  it("decides about single products", async () => {
    const ids = await shop.recommend([mugs, mugs, bowls]);

    await send({ intent: "confirm", productIds: String(ids[2]) });
    await send({ intent: "change", categoryId: cups, productIds: `${ids[0]},${ids[1]}` });

    expect(await stands(ids)).toEqual([cups, cups, bowls]);
  });

  it("lets TikTok Shop be asked about new products all the same, or ends the mapping", async () => {
    await shop.recommend(times(2, mugs));
    const localCategoryId = String(shop.localCategoryId);
    await send({ intent: "confirm-category", localCategoryId, categoryId: mugs });
    const { database } = await shop.app.context();

    await send({ intent: "keep-asking", localCategoryId, asksStill: "yes" });
    const asking = await database.categoryMapping.findFirst();
    const ended = await send({ intent: "end-mapping", localCategoryId });
    const gone = await database.categoryMapping.findFirst();
    await send({ intent: "undo", decisionId: String(ended.decisionId) });

    expect(asking?.asksStill).toBe(true);
    expect(gone).toBeNull();
    expect((await database.categoryMapping.findFirst())?.tikTokShopCategoryId).toBe(mugs);
  });

  it.each<Record<string, string>>([
    { intent: "confirm" },
    { intent: "confirm", matching: "" },
    { intent: "change", categoryId: "1; DROP", matching: "category=1" },
    { intent: "confirm", productIds: "1,x" },
    { intent: "undo", decisionId: "-1" },
    { intent: "clear", productIds: "1" },
  ])("is told that %j makes no sense", async (form) => {
    expect(await send(form)).toMatchObject({ outcome: "bad-request" });
  });
});
