import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { ProductId } from "../../app/domain/ids";
import type { ErrorBudgetWish } from "../../app/flows/error-budget.server";
import { sortedCatalog } from "../../sandbox/catalog/sorted-catalog";
import { DRAW_MANY } from "../support/draw-many";
import { playApp, type PlayedApp } from "../support/play-app";

const PRODUCTS = 240;
const MERCHANT = "77";
const NOW: ErrorBudgetWish = { intent: "confirm-now", budget: 0.01, isOn: false };

let app: PlayedApp;

beforeAll(async () => {
  const { catalog } = sortedCatalog({ products: PRODUCTS, localCategories: 6, mixedShare: 0 });
  app = await playApp({ catalog });
  await app.install();
  await app.connect();
  await app.startWorker();
  await app.mapAll();
});

afterAll(() => app.close());

/** Everything is to review, and nobody decided anything yet. */
beforeEach(async () => {
  const { database } = await app.context();
  await database.errorBudget.deleteMany();
  await database.auditedProduct.deleteMany();
  await database.mappingChange.deleteMany();
  await database.mappingDecision.deleteMany();
  await database.$queryRawUnsafe(DRAW_MANY);
  await database.productMapping.updateMany({
    data: {
      status: "recommended",
      confirmedCategoryId: null,
      decisionSource: null,
      decidedAt: null,
      decidedBy: null,
      isSetAside: false,
      reason: null,
    },
  });
});

async function set(wish: ErrorBudgetWish) {
  const { setErrorBudget } = await import("../../app/flows/error-budget.server");
  const outcome = await setErrorBudget(await app.context(), wish, MERCHANT);
  if (outcome.outcome === "started") await untilFinished(outcome.decisionId);
  return outcome;
}

async function untilFinished(id: number) {
  const { database } = await app.context();
  await vi.waitFor(
    async () =>
      expect(await database.mappingDecision.findUniqueOrThrow({ where: { id } })).toMatchObject({
        status: "finished",
      }),
    { timeout: 60_000, interval: 50 },
  );
}

async function view() {
  const { errorBudgetView } = await import("../../app/views/error-budget.server");
  const { database, shop } = await app.context();
  return errorBudgetView(database, shop.id);
}

async function counts() {
  const { database } = await app.context();
  const rows = await database.productMapping.groupBy({ by: ["status"], _count: true });
  return Object.fromEntries(rows.map(({ status, _count }) => [status, _count]));
}

async function heldBack(): Promise<ProductId[]> {
  const { database } = await app.context();
  const rows = await database.auditedProduct.findMany({ orderBy: { productId: "asc" } });
  return rows.map(({ productId }) => productId as ProductId);
}

async function decide(productIds: ProductId[], categoryId?: string) {
  const { decideMappings } = await import("../../app/flows/decide-mappings.server");
  const wish = categoryId
    ? ({ kind: "change", categoryId } as const)
    : ({ kind: "confirm" } as const);
  return decideMappings(await app.context(), wish, { productIds, by: MERCHANT });
}

async function undo(decisionId: number) {
  const { undoDecision } = await import("../../app/flows/undo-decision.server");
  const undone = await undoDecision(await app.context(), { decisionId, by: MERCHANT });
  if (undone.outcome === "started") await untilFinished(undone.jobId);
  return undone;
}

/** A leaf that no product of the shop belongs to. */
async function strangeLeaf(): Promise<string> {
  const { database } = await app.context();
  const used = await database.productMapping.findMany({ distinct: ["recommendedCategoryId"] });
  const leaf = await database.tikTokShopCategory.findFirstOrThrow({
    where: {
      market: "US",
      isLeaf: true,
      permissionStatuses: { equals: ["AVAILABLE"] },
      id: { notIn: used.map(({ recommendedCategoryId }) => recommendedCategoryId ?? "") },
    },
  });
  return leaf.id;
}

describe("the error budget", () => {
  it("confirms safe groups as one decision that says who made it, and of how many it said so before", async () => {
    const before = (await view()).confirms.find(({ budget }) => budget === 0.01)?.products;

    const started = await set(NOW);

    expect(started).toMatchObject({ outcome: "started", total: before });
    const { database } = await app.context();
    const decisions = await database.mappingDecision.findMany();
    expect(decisions).toMatchObject([
      { kind: "confirm", scope: "confidence", source: "confidence", decidedBy: MERCHANT },
    ]);
    const held = await heldBack();
    expect(await counts()).toEqual({ confirmed: PRODUCTS - held.length, recommended: held.length });
    const confirmed = await database.productMapping.findFirstOrThrow({
      where: { status: "confirmed" },
    });
    expect(confirmed).toMatchObject({
      decisionSource: "confidence",
      confirmedCategoryId: confirmed.recommendedCategoryId,
    });
  });

  it("confirms no group that one has to look at", async () => {
    const { database } = await app.context();
    const [one] = await database.productMapping.findMany({
      orderBy: { productId: "asc" },
      take: 1,
    });
    const odd = { productId: one?.productId ?? 0n };
    await database.productMapping.updateMany({
      where: odd,
      data: { recommendedCategoryId: await strangeLeaf() },
    });

    await set(NOW);

    const after = await database.productMapping.findFirstOrThrow({ where: odd });
    await database.productMapping.updateMany({
      where: odd,
      data: { recommendedCategoryId: one?.recommendedCategoryId ?? null },
    });
    expect(after.status).toBe("recommended");
    expect(await heldBack()).not.toContain(odd.productId);
  });

  it("leaves what the merchant decided, set aside or took back, and what needs attention", async () => {
    const { database } = await app.context();
    const rows = await database.productMapping.findMany({ orderBy: { productId: "asc" }, take: 4 });
    const [decided, aside, takenBack, troubled] = rows.map(
      ({ productId }) => productId as ProductId,
    );
    const leaf = await strangeLeaf();
    await decide([decided as ProductId], leaf);
    const tookBack = await decide([takenBack as ProductId]);
    if (tookBack.outcome === "decided") await undo(tookBack.decisionId ?? 0);
    await database.productMapping.updateMany({
      where: { productId: aside ?? 0n },
      data: { isSetAside: true },
    });
    await database.productMapping.updateMany({
      where: { productId: troubled ?? 0n },
      data: { status: "needs-attention", reason: "category-gone" },
    });

    const started = await set(NOW);

    const of = (id: ProductId | undefined) =>
      database.productMapping.findFirstOrThrow({ where: { productId: id ?? 0n } });
    expect(await of(decided)).toMatchObject({
      confirmedCategoryId: leaf,
      decisionSource: "merchant",
    });
    expect(await of(aside)).toMatchObject({ status: "recommended", isSetAside: true });
    expect(await of(takenBack)).toMatchObject({ status: "recommended" });
    expect(await of(troubled)).toMatchObject({ status: "needs-attention" });
    expect(started).toMatchObject({ total: PRODUCTS - 4 });
  });

  it("leaves a category that is by invitation only", async () => {
    const { database } = await app.context();
    const [row] = await database.productMapping.findMany({ take: 1 });
    const category = { market: "US", id: row?.recommendedCategoryId ?? "" };
    const open = { permissionStatuses: ["AVAILABLE"] };
    await database.tikTokShopCategory.updateMany({
      where: category,
      data: { permissionStatuses: ["INVITE_ONLY"] },
    });

    await set(NOW);

    const confirmed = await database.productMapping.count({
      where: { recommendedCategoryId: category.id, status: "confirmed" },
    });
    await database.tikTokShopCategory.updateMany({ where: category, data: open });
    expect(confirmed).toBe(0);
    expect((await counts()).confirmed).toBeGreaterThan(0);
  });

  it("is undone as one, and what was undone is not confirmed again", async () => {
    const started = await set(NOW);
    const id = started.outcome === "started" ? started.decisionId : 0;

    await undo(id);

    expect(await counts()).toEqual({ recommended: PRODUCTS });
    expect((await view()).decisions).toMatchObject([{ id, isUndone: true, isByItself: false }]);
    expect(await set(NOW)).toEqual({ outcome: "nothing" });
  });

  it.each([
    ["that asks about every product", { askedContentHash: null }],
    ["that has nothing to ask, and ends as soon as it is read", {}],
  ])("confirms by itself where it is on, after a run %s", async (_which, changes) => {
    const { database, shop } = await app.context();
    const { confirmAfterRun } = await import("../../app/flows/confirm-confident.server");
    const off = await confirmAfterRun(await app.context());
    await database.errorBudget.create({
      data: {
        shopId: shop.id,
        budget: 0.01,
        isOn: true,
        auditedSince: new Date(0),
        changedBy: MERCHANT,
        changedAt: new Date(),
      },
    });

    await database.productMapping.updateMany({ data: changes });
    await app.mapAll();

    expect(off).toEqual({ outcome: "off" });
    await vi.waitFor(async () => expect((await counts()).confirmed).toBeGreaterThan(PRODUCTS / 2), {
      timeout: 60_000,
      interval: 100,
    });
    const decisions = await database.mappingDecision.findMany();
    expect(decisions).toMatchObject([{ scope: "confidence", decidedBy: "confidence" }]);
    await untilFinished(decisions[0]?.id ?? 0);
  });
});

describe("the blind audit", () => {
  it("holds some products back, unmarked, and never again", async () => {
    await set(NOW);

    const held = await heldBack();
    expect(held.length).toBeGreaterThan(0);
    expect(held.length).toBeLessThan(PRODUCTS / 10);
    const { database } = await app.context();
    const rows = await database.productMapping.findMany({ where: { productId: { in: held } } });
    expect(rows.every(({ status, decidedAt }) => status === "recommended" && !decidedAt)).toBe(
      true,
    );
    expect((await view()).audit).toMatchObject({ checked: 0, heldBack: held.length });
    expect(await set(NOW)).toEqual({ outcome: "nothing" });
  });

  it("compares what the merchant decides with what would have been confirmed", async () => {
    await set(NOW);
    const [first, ...others] = await heldBack();

    await decide(others);
    await decide([first as ProductId]);

    const { audit, isStopped } = await view();
    expect(audit).toMatchObject({ checked: others.length + 1, wrong: 0, heldBack: 0, low: 0 });
    expect(audit.high).toBeGreaterThan(0);
    expect(isStopped).toBe(false);
  });

  it("takes no decision about many products for a check, and none that was undone", async () => {
    await set(NOW);
    const held = await heldBack();
    const { database } = await app.context();
    const confirmed = await database.productMapping.findMany({
      where: { status: "confirmed" },
      take: 40,
    });
    const many = confirmed.map(({ productId }) => productId as ProductId);
    await decide([...many, ...held.slice(0, 1)], await strangeLeaf());
    const alone = await decide(held.slice(1, 2));
    const one = (await view()).audit.checked;
    if (alone.outcome === "decided") await undo(alone.decisionId ?? 0);

    expect(one).toBe(1);
    expect((await view()).audit.checked).toBe(0);
  });

  it("stops confirming when it passes the budget, until the merchant says so", async () => {
    await set(NOW);
    const [first] = await heldBack();
    await decide([first as ProductId], await strangeLeaf());
    const { database } = await app.context();
    await database.productMapping.updateMany({
      where: { status: "confirmed", decisionSource: "confidence" },
      data: { status: "recommended", confirmedCategoryId: null, decidedAt: null },
    });

    const stopped = await set(NOW);
    const shown = await view();
    await set({ intent: "resume" });
    const goesOn = await set(NOW);

    expect(stopped).toEqual({ outcome: "stopped" });
    expect(shown).toMatchObject({ isStopped: true, audit: { checked: 1, wrong: 1 } });
    expect(goesOn.outcome).toBe("started");
    expect(await view()).toMatchObject({ isStopped: false, audit: { checked: 0 } });
  });

  it("is a file of the checks, without what waits to be judged", async () => {
    await set(NOW);
    const held = await heldBack();
    await decide(held.slice(0, 1));
    const { loader } = await import("../../app/routes/app.confidence_.audit");

    const request = await app.request("/app/confidence/audit");
    const response = await loader({ request, params: {}, context: {} });

    const lines = (await response.text()).trim().split("\r\n");
    expect(response.headers.get("content-type")).toContain("text/csv");
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(new RegExp(`^${held[0]},.*,right,`));
  });
});
