import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ProductId } from "../../app/domain/ids";
import { NO_FILTER } from "../../app/domain/mapping-filter";
import type { Wish } from "../../app/flows/decide-mappings.server";
import { playReviewShop, type ReviewShop } from "../support/review-shop";

const MERCHANT = "77";
const COLLEAGUE = "78";
const OTHER = "other-shop.myshopify.com";
const SIZE = 6;

let shop: ReviewShop;
let mugs: string;
let bowls: string;
let cups: string;
let ids: ProductId[];

beforeAll(async () => {
  shop = await playReviewShop();
  [mugs = "", bowls = "", cups = ""] = shop.leaves;
  shop.app.sandbox.shopify.createShop({ domain: OTHER });
  await shop.app.install(OTHER);
});

afterAll(() => shop.app.close());

beforeEach(async () => {
  ids = (await shop.recommend(Array.from({ length: SIZE }, () => mugs))) as ProductId[];
});

async function decide(
  wish: Wish,
  productIds: ProductId[],
  { by = MERCHANT, seenAt = null }: { by?: string; seenAt?: Date | null } = {},
) {
  const { decideMappings } = await import("../../app/flows/decide-mappings.server");
  const decider = { productIds, by, seenAt };
  const decided = await decideMappings(await shop.app.context(), wish, decider);
  if (decided.outcome !== "decided") throw new Error(decided.outcome);
  return decided;
}

async function decideCategory(
  categoryId: string,
  { by = MERCHANT, seenAt = null as Date | null } = {},
) {
  const { carryOutDecision } = await import("../../app/flows/decide-mappings.server");
  const { decideLocalCategory } = await import("../../app/flows/decide-local-category.server");
  const context = await shop.app.context();
  const decided = { localCategoryId: shop.localCategoryId, categoryId };
  const started = await decideLocalCategory(context, decided, { by, seenAt });
  if (started.outcome !== "started") return { outcome: started.outcome, decisionId: 0 };
  await carryOutDecision(context, started.jobId);
  return { outcome: started.outcome, decisionId: started.jobId };
}

async function undo(decisionId: number | null, domain?: string) {
  const { carryOutDecision } = await import("../../app/flows/decide-mappings.server");
  const { undoDecision } = await import("../../app/flows/undo-decision.server");
  const context = await shop.app.context(domain);
  const undone = await undoDecision(context, { decisionId: decisionId ?? 0, by: COLLEAGUE });
  if (undone.outcome === "started") await carryOutDecision(context, undone.jobId);
  return undone;
}

async function jobOf(undone: { outcome: string; jobId?: number }) {
  const { database } = await shop.app.context();
  return database.mappingDecision.findUniqueOrThrow({ where: { id: undone.jobId ?? 0 } });
}

async function stands() {
  const { database } = await shop.app.context();
  const rows = await database.productMapping.findMany({
    where: { productId: { in: ids } },
    orderBy: { productId: "asc" },
  });
  return rows.map(({ status, confirmedCategoryId }) => confirmedCategoryId ?? status);
}

async function categoryMapping() {
  const { database } = await shop.app.context();
  return database.categoryMapping.findFirst({ where: { localCategoryId: shop.localCategoryId } });
}

const all = (stood: string) => Array.from({ length: SIZE }, () => stood);

describe("an undo", () => {
  it("takes back what was decided about one product, with a line in the history", async () => {
    const [id] = ids as [ProductId];
    const { decisionId } = await decide({ kind: "change", categoryId: bowls }, [id]);

    const undone = await undo(decisionId);

    expect(undone.outcome).toBe("started");
    expect(await stands()).toEqual(all("recommended"));
    const { database } = await shop.app.context();
    const changes = await database.mappingChange.findMany({ orderBy: { id: "asc" } });
    expect(changes).toMatchObject([
      { actor: MERCHANT, beforeCategoryId: null, afterCategoryId: bowls },
      { actor: COLLEAGUE, beforeCategoryId: bowls, afterCategoryId: null },
    ]);
  });

  it("gives back what was confirmed before, and whose decision it was", async () => {
    await decide({ kind: "confirm" }, ids);
    const { decisionId } = await decide({ kind: "change", categoryId: bowls }, ids);

    await undo(decisionId);

    expect(await stands()).toEqual(all(mugs));
    const { database } = await shop.app.context();
    const [row] = await database.productMapping.findMany({ where: { productId: { in: ids } } });
    expect(row).toMatchObject({ status: "confirmed", decisionSource: "merchant" });
  });

  it("takes a group decision back as a whole", async () => {
    const { carryOutDecision, decideAllMatching } =
      await import("../../app/flows/decide-mappings.server");
    const context = await shop.app.context();
    const filter = { ...NO_FILTER, localCategoryId: shop.localCategoryId };
    const started = await decideAllMatching(context, { kind: "confirm" }, { filter, by: MERCHANT });
    const decisionId = started.outcome === "started" ? started.jobId : 0;
    await carryOutDecision(context, decisionId);
    const confirmed = await stands();

    const undone = await undo(decisionId);

    expect(confirmed).toEqual(all(mugs));
    expect(await stands()).toEqual(all("recommended"));
    expect(await jobOf(undone)).toMatchObject({ decided: SIZE, total: SIZE, status: "finished" });
  });

  it("lets the category mapping be what it was", async () => {
    await decideCategory(mugs);
    const { decisionId } = await decideCategory(bowls);
    const changed = await categoryMapping();

    await undo(decisionId);

    expect(changed?.tikTokShopCategoryId).toBe(bowls);
    expect((await categoryMapping())?.tikTokShopCategoryId).toBe(mugs);
    expect(await stands()).toEqual(all(mugs));
  });

  it("ends a category mapping that was not there before", async () => {
    const { decisionId } = await decideCategory(mugs);

    await undo(decisionId);

    expect(await categoryMapping()).toBeNull();
    expect(await stands()).toEqual(all("recommended"));
  });

  it("leaves a category mapping alone that was decided otherwise since", async () => {
    const first = await decideCategory(mugs);
    await decideCategory(bowls);

    await undo(first.decisionId);

    expect((await categoryMapping())?.tikTokShopCategoryId).toBe(bowls);
  });

  it("leaves products alone that somebody changed since, and counts them", async () => {
    const { undoable } = await import("../../app/tables/undo-decisions.server");
    const { decisionId } = await decide({ kind: "confirm" }, ids);
    const later = ids.slice(0, 2);
    await decide({ kind: "change", categoryId: cups }, later, { by: COLLEAGUE });
    const context = await shop.app.context();

    const account = await undoable(context.database, context.shop.id, decisionId ?? 0);
    const undone = await undo(decisionId);

    expect(account).toEqual({ takenBack: SIZE - 2, changedSince: 2 });
    expect(await stands()).toEqual([cups, cups, ...all("recommended").slice(2)]);
    expect(await jobOf(undone)).toMatchObject({ decided: SIZE - 2, lookedAt: SIZE });
  });

  it("can be undone itself", async () => {
    const { decisionId } = await decide({ kind: "change", categoryId: bowls }, ids);
    const undone = await undo(decisionId);

    const redone = await undo((await jobOf(undone)).id);

    expect(redone.outcome).toBe("started");
    expect(await stands()).toEqual(all(bowls));
  });

  it("brings the category mapping back when it is undone itself", async () => {
    const { decisionId } = await decideCategory(bowls);
    const undone = await undo(decisionId);

    await undo((await jobOf(undone)).id);

    expect((await categoryMapping())?.tikTokShopCategoryId).toBe(bowls);
    expect(await stands()).toEqual(all(bowls));
  });

  it("happens once", async () => {
    const { decisionId } = await decide({ kind: "confirm" }, ids);
    await undo(decisionId);
    await decide({ kind: "confirm" }, ids);

    expect(await undo(decisionId)).toEqual({ outcome: "not-undoable" });
    expect(await stands()).toEqual(all(mugs));
  });

  it("happens once, also if two press it at the same moment", async () => {
    const { decisionId } = await decide({ kind: "confirm" }, ids);

    const outcomes = await Promise.all([undo(decisionId), undo(decisionId)]);

    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["not-undoable", "started"]);
  });

  it("does not reach another shop's decision", async () => {
    const { decisionId } = await decide({ kind: "confirm" }, ids);

    expect(await undo(decisionId, OTHER)).toEqual({ outcome: "not-undoable" });
    expect(await stands()).toEqual(all(mugs));
  });

  it("waits until the decision is carried out", async () => {
    const { decideAllMatching } = await import("../../app/flows/decide-mappings.server");
    const context = await shop.app.context();
    const waiting = {
      ...context,
      jobs: { ...context.jobs, decideMappings: () => Promise.resolve() },
    };
    const started = await decideAllMatching(
      waiting,
      { kind: "confirm" },
      { filter: NO_FILTER, by: MERCHANT },
    );

    const undone = await undo(started.outcome === "started" ? started.jobId : 0);

    expect(undone).toEqual({ outcome: "not-undoable" });
  });

  it("of setting aside lets group decisions reach the products again", async () => {
    const { decisionId } = await decide({ kind: "set-aside" }, ids.slice(0, 2));

    await undo(decisionId);
    await decideCategory(bowls);

    expect(await stands()).toEqual(all(bowls));
  });
});

describe("a category mapping", () => {
  it("leaves alone what the merchant decided one by one, and what is set aside", async () => {
    await decide({ kind: "change", categoryId: cups }, ids.slice(0, 1));
    await decide({ kind: "set-aside" }, ids.slice(1, 2));

    await decideCategory(bowls);

    expect(await stands()).toEqual([cups, "recommended", ...all(bowls).slice(2)]);
  });

  it("leaves alone what a rule decided", async () => {
    const { database } = await shop.app.context();
    await database.productMapping.updateMany({
      where: { productId: { in: ids.slice(0, 1) } },
      data: {
        status: "confirmed",
        confirmedCategoryId: cups,
        decisionSource: "rule",
        ruleId: 1,
      },
    });

    await decideCategory(bowls);

    expect(await stands()).toEqual([cups, ...all(bowls).slice(1)]);
  });

  it("takes the place of an earlier one, and of what was confirmed by itself", async () => {
    const { database } = await shop.app.context();
    await decideCategory(mugs);
    await database.productMapping.updateMany({
      where: { productId: { in: ids.slice(0, 1) } },
      data: { decisionSource: "confidence" },
    });

    await decideCategory(bowls);

    expect(await stands()).toEqual(all(bowls));
  });
});

describe("a reviewer who looked before a colleague decided", () => {
  const ago = (ms: number) => new Date(Date.now() - ms);

  it("does not overwrite the colleague's decision", async () => {
    const seenAt = ago(1_000);
    await decide({ kind: "change", categoryId: cups }, ids.slice(0, 2), { by: COLLEAGUE });

    const { productIds } = await decide({ kind: "change", categoryId: bowls }, ids, { seenAt });

    expect(productIds).toHaveLength(SIZE - 2);
    expect(await stands()).toEqual([cups, cups, ...all(bowls).slice(2)]);
  });

  it("may go on about the own decisions", async () => {
    const seenAt = ago(1_000);
    await decide({ kind: "change", categoryId: cups }, ids);

    await decide({ kind: "change", categoryId: bowls }, ids, { seenAt });

    expect(await stands()).toEqual(all(bowls));
  });

  it("does not replace the colleague's category mapping", async () => {
    const seenAt = ago(1_000);
    await decideCategory(cups, { by: COLLEAGUE });

    const decided = await decideCategory(bowls, { seenAt });

    expect(decided.outcome).toBe("decided-since");
    expect((await categoryMapping())?.tikTokShopCategoryId).toBe(cups);
    expect(await stands()).toEqual(all(cups));
  });
});
