import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { generatedCatalog } from "../../sandbox/catalog/catalog";
import { playApp, type PlayedApp } from "../support/play-app";

const PRODUCTS = 60;
const LISTED = { operation: /\/product\/202309\/categories$/ };
const WAIT = { timeout: 60_000, interval: 20 };

let app: PlayedApp;

beforeAll(async () => {
  app = await playApp({ catalog: generatedCatalog({ products: PRODUCTS }) });
  await app.install();
  await app.connect();
  await app.startWorker();
});

afterAll(() => app.close());

/** A whole tree, every product confirmed, and its category written to its metafield. */
beforeEach(async () => {
  const { database, shop } = await app.context();
  await untilQuiet();
  app.sandbox.tikTokShop.markets.reset();
  await database.mappingRun.deleteMany({ where: { shopId: shop.id } });
  await database.productMapping.deleteMany({ where: { shopId: shop.id } });
  await database.$executeRaw`TRUNCATE tiktok_shop_category, category_tree, category_change`;
  await sync();
  await app.mapAll();
  await database.productMapping.updateMany({ data: { decidedBy: "77", decidedAt: new Date() } });
  await database.$executeRaw`
    UPDATE product_mapping SET status = 'confirmed', confirmed_category_id = recommended_category_id
    WHERE recommended_category_id IS NOT NULL`;
  await database.shop.updateMany({ data: { writesBack: true } });
  await write();
});

async function sync() {
  const { syncMarket } = await import("../support/sync-market");
  return (await syncMarket()).outcome;
}

async function check() {
  const { checkMarket } = await import("../support/sync-market");
  return (await checkMarket()).outcome;
}

async function write() {
  const { writeBack } = await import("../../app/flows/write-back.server");
  const { contextForDomain } = await import("../../app/context.server");
  const { shop } = await app.context();
  const context = await contextForDomain(shop.domain);
  if (context)
    await vi.waitFor(async () => expect((await writeBack(context)).outcome).toBe("done"), WAIT);
}

/** Nothing is done any more, and nothing waits for its time. */
async function untilQuiet() {
  const { database } = await app.context();
  await database.$executeRaw`DELETE FROM pgboss.job WHERE state < 'active' AND NOT starts_with(name, '__')`;
  await vi.waitFor(async () => {
    const [row] = await database.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM pgboss.job WHERE state = 'active' AND NOT starts_with(name, '__')`;
    expect(row?.count).toBe(0);
  }, WAIT);
}

/** From now on the tree has a twentieth of its leaves. */
function listLittle(): void {
  const tree = app.sandbox.tikTokShop.categories();
  tree.leaves().forEach(({ id }, index) => {
    if (index % 20 !== 0) tree.remove(id);
  });
}

function listEverything(): void {
  app.sandbox.tikTokShop.markets.reset();
}

async function standing() {
  const { database } = await app.context();
  const confirmed = await database.productMapping.count({ where: { status: "confirmed" } });
  const gone = await database.productMapping.count({ where: { reason: "category-gone" } });
  const removed = await database.tikTokShopCategory.count({ where: { removedAt: { not: null } } });
  return { confirmed, gone, removed };
}

/** A row of a list. */
interface Row {
  id: string;
  parent_id: string;
  local_name: string;
  is_leaf: boolean;
  permission_statuses: string[];
}

/** The next list has the rows that this makes of the right ones. */
function listNext(oddRows: (rows: Row[]) => object[]): void {
  const tree = app.sandbox.tikTokShop.categories();
  const rows = tree.listed().map(({ id, parentId, name, permission }) => ({
    id,
    parent_id: parentId,
    local_name: name,
    is_leaf: tree.isLeaf(id),
    permission_statuses: [permission],
  }));
  app.sandbox.nextAnswer(
    { path: LISTED.operation },
    { body: { code: 0, message: "Success", request_id: "r", data: { categories: oddRows(rows) } } },
  );
}

/** The category of some confirmed product. */
async function confirmedCategory(): Promise<string> {
  const { database } = await app.context();
  const { confirmedCategoryId } = await database.productMapping.findFirstOrThrow({
    where: { status: "confirmed" },
  });
  return confirmedCategoryId ?? "";
}

/** How many products hold a category in Shopify. */
function held(): number {
  return [...app.sandbox.shopify.shop().products.upwards()].filter(({ metafields = [] }) =>
    metafields.some(({ key }) => key === "tiktok_category_id"),
  ).length;
}

/** The lists that are to be asked for, in seconds from now. */
async function waitingChecks(): Promise<number[]> {
  const { database } = await app.context();
  const rows = await database.$queryRaw<{ seconds: number }[]>`
    SELECT extract(epoch FROM start_after - now())::float8 AS seconds FROM pgboss.job
    WHERE name = 'sync-categories' AND state = 'created' AND data ? 'check' ORDER BY 1`;
  return rows.map(({ seconds }) => seconds);
}

describe("a list that lacks most of the tree", () => {
  it("changes nothing, and is listed again in a minute and once more in an hour", async () => {
    const before = await standing();
    const written = held();
    listLittle();

    const first = await sync();
    const [afterFirst] = await waitingChecks();
    const second = await check();
    const afterSecond = (await waitingChecks()).at(-1);
    await write();

    expect([first, second]).toEqual(["doubted", "doubted"]);
    expect(await standing()).toEqual(before);
    expect(before).toMatchObject({ gone: 0, removed: 0 });
    expect(written).toBe(before.confirmed);
    expect(held()).toBe(written);
    expect(afterFirst).toBeGreaterThan(30);
    expect(afterFirst).toBeLessThanOrEqual(60);
    expect(afterSecond).toBeGreaterThan(3_000);
    expect(afterSecond).toBeLessThanOrEqual(3_600);
  });

  it("is forgotten once a whole list comes, whoever asked for it", async () => {
    const before = await standing();
    listLittle();
    await sync();
    listEverything();

    const { makeJobsDue } = await import("../support/make-jobs-due");
    app.sandbox.requests.clear();
    await makeJobsDue(app);
    await vi.waitFor(() => expect(app.sandbox.requests.count(LISTED)).toBe(1), WAIT);
    await untilQuiet();
    listLittle();
    const again = await sync();

    expect(again).toBe("doubted");
    expect(await standing()).toEqual(before);
    expect((await waitingChecks())[0]).toBeLessThanOrEqual(60);
  });

  it("is not believed sooner because others list in between", async () => {
    const before = await standing();
    listLittle();

    const outcomes = [await sync(), await sync(), await sync(), await check(), await sync()];

    expect(new Set(outcomes)).toEqual(new Set(["doubted"]));
    expect(await standing()).toEqual(before);
    expect(await waitingChecks()).toHaveLength(2);
  });

  it("is believed the third time, and metafields go when another list says so, too", async () => {
    const { confirmed } = await standing();
    const written = held();
    listLittle();

    const outcomes = [await sync(), await check(), await check()];
    const believed = await standing();
    await write();
    const heldByOneWord = held();
    await sync();
    await write();

    expect(outcomes).toEqual(["doubted", "doubted", "stored"]);
    expect(believed.gone).toBeGreaterThan(confirmed / 2);
    expect(believed.removed).toBeGreaterThan(0);
    expect(heldByOneWord).toBe(written);
    expect(held()).toBe(written - believed.gone);
  });

  it("that was believed brings every mapping back when a later list has its category", async () => {
    const before = await standing();
    listLittle();
    await sync();
    await check();
    await check();
    listEverything();

    const whole = await sync();

    expect(whole).toBe("stored");
    expect(await standing()).toEqual(before);
  });
});

describe("one category that is gone", () => {
  /** The category of some confirmed product goes. */
  async function loseOne(how: "remove" | "unlist" = "remove") {
    const id = await confirmedCategory();
    app.sandbox.tikTokShop.categories()[how](id);
    await sync();
    return id;
  }

  it("is believed at once, but its metafield goes by the word of another list alone", async () => {
    const written = held();
    const id = await loseOne();
    const { gone } = await standing();
    await write();
    const heldByOneWord = held();
    const [again] = await waitingChecks();

    await sync();
    await write();

    expect(id).not.toBe("");
    expect(gone).toBeGreaterThan(0);
    expect(heldByOneWord).toBe(written);
    expect(again).toBeLessThanOrEqual(60);
    expect(held()).toBe(written - gone);
  });

  it("and a market that moves to another version, are the same case", async () => {
    const written = held();
    app.sandbox.tikTokShop.markets.setVersion("US", "v1");
    await sync();
    await write();
    const heldByOneWord = held();

    await sync();
    await write();

    expect(heldByOneWord).toBe(written);
    expect(held()).toBe(0);
  });

  it("keeps its metafield when the next list has it again", async () => {
    const written = held();
    await loseOne();
    listEverything();

    await sync();
    await write();

    expect(held()).toBe(written);
    expect((await standing()).gone).toBe(0);
  });

  it("is there again when TikTok Shop recommends it, and so are the mappings to it", async () => {
    const before = await standing();
    const { database } = await app.context();
    await database.mappingChange.deleteMany();

    // It is only not listed: who looks for a replacement is answered with the same category.
    const id = await loseOne("unlist");
    await vi.waitFor(async () => expect(await standing()).toEqual(before), WAIT);
    const { productId } = await database.productMapping.findFirstOrThrow({
      where: { confirmedCategoryId: id },
    });
    const changes = await database.mappingChange.findMany({
      where: { productId },
      orderBy: { id: "asc" },
    });

    expect(changes.map(({ beforeStatus, afterStatus }) => [beforeStatus, afterStatus])).toEqual([
      ["confirmed", "needs-attention"],
      ["needs-attention", "confirmed"],
    ]);
    expect(await database.tikTokShopCategory.findFirst({ where: { id } })).toMatchObject({
      removedAt: null,
      source: "recommendation",
    });
  });
});

describe("a row that says too little", () => {
  it.each([
    ["no name", { local_name: null }],
    ["no id", { id: null }],
    ["a parent that nobody lists", { parent_id: "1" }],
  ])("does not take its category away: %s", async (_what, change) => {
    const before = await standing();
    const id = await confirmedCategory();
    listNext((rows) => rows.map((row) => (row.id === id ? { ...row, ...change } : row)));

    const outcome = await sync();

    expect(outcome).toBe("stored");
    expect(await standing()).toEqual(before);
    expect(await waitingChecks()).toEqual([]);
  });

  it("does not take away what is below it", async () => {
    const before = await standing();
    const { database } = await app.context();
    const where = { id: await confirmedCategory() };
    const { parentId } = await database.tikTokShopCategory.findFirstOrThrow({ where });
    listNext((rows) => rows.map((row) => (row.id === parentId ? { id: parentId } : row)));

    await sync();

    expect(parentId).not.toBeNull();
    expect(await standing()).toEqual(before);
    expect(await database.tikTokShopCategory.findFirst({ where })).toMatchObject({ parentId });
  });

  it("is not the second word that takes a category out of a shop", async () => {
    const written = held();
    const id = await confirmedCategory();
    app.sandbox.tikTokShop.categories().remove(id);
    await sync();
    const { gone } = await standing();
    listNext((rows) => [...rows, { id }]);

    await sync();
    await write();

    expect(gone).toBeGreaterThan(0);
    expect(held()).toBe(written);
  });

  it("makes a list that has many of them one to be doubted", async () => {
    const before = await standing();
    listNext((rows) => rows.map((row, index) => (index % 5 === 0 ? { id: row.id } : row)));

    const outcome = await sync();

    expect(outcome).toBe("doubted");
    expect(await standing()).toEqual(before);
    expect(await waitingChecks()).toHaveLength(1);
  });
});
