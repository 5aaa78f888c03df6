import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ProductId } from "../../app/domain/ids";
import type { RuleCondition, RuleDraft } from "../../app/domain/mapping-rule";
import { catalogWith, product } from "../support/catalog-with";
import { playApp, type PlayedApp } from "../support/play-app";
import { untilDecided } from "../support/until-decided";

const BY = "77";
const MUGS: RuleCondition = { field: "product-type", value: "Mugs" };
const KILN: RuleCondition = { field: "vendor", value: "Kiln" };

let app: PlayedApp;
/** Leaves of the market that TikTok Shop recommends for none of the products. */
let leaves: string[];

beforeAll(async () => {
  const numbers = [1, 2, 3, 4, 5, 6];
  app = await playApp({
    catalog: catalogWith(
      ...numbers.map((number) =>
        product(`Stoneware mug ${number}`, {
          vendor: number % 2 === 0 ? "Kiln" : "Tassenwerk",
          tags: number > 4 ? ["Handmade"] : [],
          collections: number < 3 ? ["Kitchen", "Summer sale 25 % off"] : ["Kitchen"],
        }),
      ),
      ...numbers.map((number) => product(`Ceramic bowl ${number}`, { productType: "Bowls" })),
    ),
  });
  await app.install();
  await app.connect();
  await app.startWorker();
  await app.mapAll();
  const { database } = await app.context();
  const found = await database.tikTokShopCategory.findMany({
    where: { market: "US", isLeaf: true, permissionStatuses: { equals: ["AVAILABLE"] } },
    orderBy: { id: "desc" },
    take: 3,
  });
  leaves = found.map(({ id }) => id);
});

afterAll(() => app.close());

/** Nothing is decided, there are no rules, and what a test created is gone. */
beforeEach(async () => {
  await untilDecided(app);
  const { database, shop } = await app.context();
  const original = ["Stoneware mug", "Ceramic bowl"].map((title) => ({
    title: { startsWith: title },
  }));
  await database.product.deleteMany({ where: { NOT: { OR: original } } });
  await database.mappingRule.deleteMany();
  await database.categoryMapping.deleteMany();
  await database.mappingDecision.deleteMany();
  await database.mappingChange.deleteMany();
  await database.shop.update({ where: { id: shop.id }, data: { ignoresPromotions: true } });
  await database.$executeRaw`
    UPDATE product_mapping SET status = 'recommended', confirmed_category_id = NULL, decision_source = NULL,
      rule_id = NULL, is_set_aside = false, decided_at = NULL, decided_by = NULL`;
});

const leaf = (index: number) => leaves[index] ?? "";
const recommendCalls = () =>
  app.sandbox.tikTokShop.calls.count("POST /product/202309/categories/recommend");

function draft(categoryId: string, ...conditions: RuleCondition[]): RuleDraft {
  return { isAny: false, conditions, categoryId };
}

async function save(rule: RuleDraft, change: { id?: number; keepsDecided?: boolean } = {}) {
  const { saveRule } = await import("../../app/flows/rules.server");
  const { id = null, keepsDecided = false } = change;
  const saved = await saveRule(await app.context(), rule, { id, keepsDecided, by: BY });
  if (saved.outcome !== "saved") throw new Error(saved.outcome);
  await untilDecided(app);
  return saved.ruleId;
}

async function undo(scope: string) {
  const { undoDecision } = await import("../../app/flows/undo-decision.server");
  const context = await app.context();
  const decision = await context.database.mappingDecision.findFirstOrThrow({
    where: { scope, undoneAt: null, NOT: { kind: "undo" } },
  });
  const undone = await undoDecision(context, { decisionId: decision.id, by: BY });
  expect(undone.outcome).toBe("started");
  await untilDecided(app);
}

async function preview(rule: RuleDraft, id: number | null = null) {
  const { rulePreview } = await import("../../app/views/rule-preview.server");
  const { database, shop } = await app.context();
  const found = await rulePreview(database, shop.id, { id, draft: rule });
  if (!found) throw new Error("Not connected");
  return found;
}

async function mappings(where: object = {}) {
  const { database } = await app.context();
  return database.productMapping.findMany({ where, orderBy: { title: "asc" } });
}

const decidedBy = async (ruleId: number) =>
  (await mappings({ ruleId })).map(({ title }) => title.replace("Stoneware ", ""));

async function decideAlone(title: string, categoryId: string) {
  const { decideMappings } = await import("../../app/flows/decide-mappings.server");
  const [mapping] = await mappings({ title });
  const productIds = [(mapping?.productId ?? 0n) as ProductId];
  await decideMappings(await app.context(), { kind: "change", categoryId }, { productIds, by: BY });
}

describe("a rule", () => {
  it("decides about the products that it fits, and does what its preview said", async () => {
    await decideAlone("Stoneware mug 2", leaf(1));
    const rule = draft(leaf(0), MUGS, KILN);

    const told = await preview(rule);
    const ruleId = await save(rule);

    expect(told).toMatchObject({ fitting: 3, changes: 2, merchants: 1 });
    expect(await decidedBy(ruleId)).toEqual(["mug 4", "mug 6"]);
    const changed = told.rows.filter(({ isChanged }) => isChanged);
    expect(changed.map(({ title }) => title)).toEqual(["Stoneware mug 4", "Stoneware mug 6"]);
    for (const mapping of await mappings({ ruleId }))
      expect(mapping).toMatchObject({
        status: "confirmed",
        decisionSource: "rule",
        confirmedCategoryId: leaf(0),
      });
    const [alone] = await mappings({ title: "Stoneware mug 2" });
    expect(alone).toMatchObject({ decisionSource: "merchant", confirmedCategoryId: leaf(1) });
    expect(await preview(rule, ruleId)).toMatchObject({ fitting: 3, changes: 0, merchants: 1 });
  });

  it("looks at tags and titles, without their case, and where any is enough at any", async () => {
    const tag: RuleCondition = { field: "tag", value: "handmade" };
    const words: RuleCondition = { field: "title-contains", value: "bowl 6" };

    expect((await preview(draft(leaf(0), tag))).fitting).toBe(2);
    expect((await preview(draft(leaf(0), words))).fitting).toBe(1);
    expect((await preview(draft(leaf(0), tag, words))).fitting).toBe(0);
    expect((await preview({ ...draft(leaf(0), tag, words), isAny: true })).fitting).toBe(3);
  });

  it("comes before those behind it, until it is moved", async () => {
    const { moveRule } = await import("../../app/flows/rules.server");
    const first = await save(draft(leaf(0), KILN, MUGS));
    const told = await preview(draft(leaf(1), MUGS));
    const second = await save(draft(leaf(1), MUGS));

    expect(told).toMatchObject({ fitting: 6, changes: 3, ofStrongerRule: 3 });
    expect(await decidedBy(second)).toEqual(["mug 1", "mug 3", "mug 5"]);
    await moveRule(await app.context(), { id: second, direction: "up", by: BY });
    await untilDecided(app);
    expect(await decidedBy(first)).toEqual([]);
    expect(await decidedBy(second)).toHaveLength(6);
    await moveRule(await app.context(), { id: second, direction: "down", by: BY });
    await untilDecided(app);
    expect(await decidedBy(first)).toEqual(["mug 2", "mug 4", "mug 6"]);
  });

  it("that is edited leaves what it does not fit any more, or keeps it as the merchant's", async () => {
    const ruleId = await save(draft(leaf(0), MUGS));

    await save(draft(leaf(0), MUGS, KILN), { id: ruleId });
    expect(await mappings({ status: "confirmed" })).toHaveLength(3);
    await save(draft(leaf(1), KILN), { id: ruleId, keepsDecided: true });

    const kept = await mappings({ decisionSource: "merchant" });
    expect(kept.map(({ title, confirmedCategoryId }) => [title, confirmedCategoryId])).toEqual(
      [2, 4, 6].map((number) => [`Stoneware mug ${number}`, leaf(0)]),
    );
    // The bowls are Kiln's, too.
    expect(await decidedBy(ruleId)).toHaveLength(6);
  });

  it("that is removed is undone, or what it decided is kept", async () => {
    const { removeRule } = await import("../../app/flows/rules.server");
    const mugs = await save(draft(leaf(0), MUGS));
    const bowls = await save(draft(leaf(1), { field: "product-type", value: "Bowls" }));

    for (const [id, keepsDecided] of [
      [mugs, false],
      [bowls, true],
    ] as const)
      await removeRule(await app.context(), { id, keepsDecided, by: BY });
    await untilDecided(app);

    expect(await mappings({ productType: "Mugs", status: "recommended" })).toHaveLength(6);
    const kept = await mappings({ productType: "Bowls" });
    expect(
      new Set(kept.map(({ status, decisionSource }) => `${status} ${decisionSource}`)),
    ).toEqual(new Set(["confirmed merchant"]));
  });

  it("that is switched off decides nothing, until it is switched on again", async () => {
    const { switchRule } = await import("../../app/flows/rules.server");
    const id = await save(draft(leaf(0), MUGS));

    await switchRule(await app.context(), { id, isEnabled: false, by: BY });
    await untilDecided(app);
    expect(await decidedBy(id)).toEqual([]);
    await switchRule(await app.context(), { id, isEnabled: true, by: BY });
    await untilDecided(app);

    expect(await decidedBy(id)).toHaveLength(6);
  });

  it("does not decide again what the merchant undid or cleared", async () => {
    const { decideMappings } = await import("../../app/flows/decide-mappings.server");
    const id = await save(draft(leaf(0), MUGS));
    await undo("rule");
    expect(await decidedBy(id)).toEqual([]);
    const other = await save(draft(leaf(1), { field: "product-type", value: "Bowls" }));
    const [bowl] = await mappings({ ruleId: other });
    const productIds = [bowl?.productId as ProductId];
    await decideMappings(await app.context(), { kind: "clear" }, { productIds, by: BY });

    await app.mapAll();

    expect(
      await mappings({ productType: "Mugs", isSetAside: true, status: "recommended" }),
    ).toHaveLength(6);
    expect(await decidedBy(other)).toHaveLength(5);
    await undo("rule");
    expect(await mappings({ status: "confirmed" })).toEqual([]);
  });

  it("for a category that is not there is not saved", async () => {
    const { saveRule } = await import("../../app/flows/rules.server");

    const saved = await saveRule(await app.context(), draft("404404", MUGS), {
      id: null,
      keepsDecided: false,
      by: BY,
    });

    expect(saved).toEqual({ outcome: "no-such-category" });
  });

  it("whose category TikTok Shop took away decides nothing new", async () => {
    const { database } = await app.context();
    const id = await save(draft(leaf(0), { field: "vendor", value: "Tassenwerk" }));
    await database.mappingRule.update({ where: { id }, data: { reason: "category-gone" } });
    const before = await decidedBy(id);

    const late = product("Late mug", { vendor: "Tassenwerk" });
    const { id: created } = app.sandbox.shopify.createProduct(late);
    await app.mapAll();

    expect(before).toEqual(["mug 1", "mug 3", "mug 5"]);
    expect(await decidedBy(id)).toEqual(before);
    app.sandbox.shopify.deleteProduct(created);
  });
});

describe("a collection", () => {
  const collection = async (title: string): Promise<RuleCondition> => {
    const { database } = await app.context();
    const { id } = await database.collection.findFirstOrThrow({ where: { title } });
    return { field: "collection", value: id.toString() };
  };

  it("that is a promotion matches nothing, unless the shop wants it", async () => {
    const { ignorePromotions } = await import("../../app/flows/rules.server");
    const id = await save(draft(leaf(0), await collection("Summer sale 25 % off")));
    expect(await decidedBy(id)).toEqual([]);
    expect((await preview(draft(leaf(0), await collection("Kitchen")))).fitting).toBe(6);

    await ignorePromotions(await app.context(), { ignores: false, by: BY });
    await untilDecided(app);
    expect(await decidedBy(id)).toEqual(["mug 1", "mug 2"]);
    await ignorePromotions(await app.context(), { ignores: true, by: BY });
    await untilDecided(app);

    expect(await decidedBy(id)).toEqual([]);
  });

  it("that a new product is in decides about it without a call, and leaving it is noticed", async () => {
    const id = await save(draft(leaf(0), await collection("Kitchen")));
    const calls = recommendCalls();

    const { id: created } = app.sandbox.shopify.createProduct({
      ...product("Olive fork", { productType: "Cutlery" }),
      collections: ["Kitchen"],
    });
    const run = await app.mapAll();

    expect(recommendCalls()).toBe(calls);
    expect(await decidedBy(id)).toContain("Olive fork");
    expect(run.progress).toMatchObject({ decided: 1, productsDone: run.progress.productsRead });
    app.sandbox.shopify.updateProduct(created, { collections: [] });
    await app.mapAll();
    expect(recommendCalls()).toBe(calls + 1);
    expect((await mappings({ title: "Olive fork" }))[0]?.status).toBe("recommended");
    app.sandbox.shopify.deleteProduct(created);
  });
});

describe("a category mapping", () => {
  async function decideMugs(categoryId: string) {
    const { decideLocalCategory } = await import("../../app/flows/decide-local-category.server");
    const [mug] = await mappings({ productType: "Mugs" });
    const localCategoryId = mug?.localCategoryId ?? 0;
    await decideLocalCategory(await app.context(), { localCategoryId, categoryId }, { by: BY });
    await untilDecided(app);
    return localCategoryId;
  }

  async function createMug(title: string) {
    const { id } = app.sandbox.shopify.createProduct(product(title));
    const calls = recommendCalls();
    const run = await app.mapAll();
    const [mapping] = await mappings({ title });
    app.sandbox.shopify.deleteProduct(id);
    return { run, mapping, calls: recommendCalls() - calls };
  }

  it("decides about a new product without a call, in a decision that can be undone", async () => {
    await decideMugs(leaf(0));

    const { run, mapping, calls } = await createMug("New mug");

    expect(calls).toBe(0);
    expect(mapping).toMatchObject({
      status: "confirmed",
      decisionSource: "category-mapping",
      confirmedCategoryId: leaf(0),
    });
    expect(run.progress).toMatchObject({ decided: 1, recommended: 0 });
    const { database } = await app.context();
    const decided = await database.mappingDecision.findFirstOrThrow({ where: { runId: run.id } });
    expect(decided).toMatchObject({ scope: "run", decided: 1, status: "finished" });
    await undo("run");
    const [undone] = await mappings({ title: "New mug" });
    expect(undone).toMatchObject({ status: "new", isSetAside: true });
  });

  it("that asks still decides at once and shows another answer beside it", async () => {
    const { noteAsksStill } = await import("../../app/tables/decisions.server");
    const localCategoryId = await decideMugs(leaf(0));
    const { database, shop } = await app.context();
    const scope = { shopId: shop.id, market: "US" };
    await noteAsksStill(database, scope, { localCategoryId, asksStill: true });

    const { mapping, calls } = await createMug("Asked mug");

    expect(calls).toBe(1);
    expect(mapping).toMatchObject({ status: "confirmed", confirmedCategoryId: leaf(0) });
    expect(mapping?.recommendedCategoryId).not.toBe(leaf(0));
  });

  it("yields to a rule, and to no weaker word about a product that changed", async () => {
    await decideMugs(leaf(0));
    const id = await save(draft(leaf(1), MUGS, KILN));
    expect(await decidedBy(id)).toEqual(["mug 2", "mug 4", "mug 6"]);
    const [mug] = await mappings({ title: "Stoneware mug 2" });

    app.sandbox.shopify.updateProduct(Number(mug?.productId), { vendor: "Tassenwerk" });
    await app.mapAll();

    expect((await mappings({ productId: mug?.productId }))[0]).toMatchObject({
      decisionSource: "category-mapping",
      confirmedCategoryId: leaf(0),
    });
    app.sandbox.shopify.updateProduct(Number(mug?.productId), { vendor: "Kiln" });
    await app.mapAll();
  });
});

describe("a suggested rule", () => {
  it("is one for a product type that agrees, until there is a rule for it", async () => {
    const { ruleSuggestions } = await import("../../app/views/rules.server");
    const { database, shop } = await app.context();
    await database.$executeRaw`UPDATE product_mapping SET recommended_category_id = ${leaf(2)} WHERE product_type = 'Mugs'`;

    const [suggested] = (await ruleSuggestions(database, shop.id)).filter(
      ({ productType }) => productType === "Mugs",
    );
    await save(suggested?.draft ?? draft(leaf(0), MUGS));

    expect(suggested).toMatchObject({ vendor: null, products: 6 });
    const left = await ruleSuggestions(database, shop.id);
    expect(left.filter(({ productType }) => productType === "Mugs")).toEqual([]);
  });
});
