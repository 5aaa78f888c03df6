import { EventEmitter, once } from "node:events";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createShopDomain, type MediaId, type ProductId } from "../../app/domain/ids";
import type { ShopProduct } from "../../app/domain/product";
import { storeReadProducts } from "../../app/flows/steps/1-read-products.server";
import { openDatabase, type PrismaClient } from "../../app/tables/database.server";
import { deleteProducts } from "../../app/tables/deleted-products.server";
import { deleteOldPutAway, putAway } from "../../app/tables/put-away-products.server";
import { rememberShop } from "../../app/tables/shops.server";
import { createTestDatabase, type TestDatabase } from "../support/create-test-database";

const ID = 1n as ProductId;
const DAYS = 30;
const CATEGORY = {
  market: "US",
  categoryVersion: "v2",
  id: "601",
  name: "Mugs",
  isLeaf: true,
  permissionStatuses: ["AVAILABLE"],
  path: ["601"],
  pathNames: ["Mugs"],
  source: "tree",
  updatedAt: new Date(),
};

let created: TestDatabase;
let database: PrismaClient;
let shops = 0;
let shopId: number;

beforeAll(async () => {
  created = await createTestDatabase();
  database = openDatabase(created.url, 4);
});

afterAll(async () => {
  await database.$disconnect();
  await created.drop();
});

beforeEach(async () => {
  await database.tikTokShopCategory.deleteMany();
  shops += 1;
  const shop = await rememberShop(database, createShopDomain(`shop-${shops}.myshopify.com`));
  shopId = shop.id;
  await store({ title: "Mug" });
  await database.productMapping.updateMany({
    where: { shopId },
    data: {
      status: "confirmed",
      confirmedCategoryId: "601",
      decidedBy: "1",
      decidedAt: new Date(),
      decisionSource: "product",
      askedContentHash: "asked",
    },
  });
});

async function store(changes: Partial<ShopProduct>): Promise<void> {
  const product: ShopProduct = {
    id: ID,
    title: "Mug",
    handle: "mug",
    description: "",
    productType: "Mugs",
    vendor: "Kiln",
    tags: [],
    status: "ACTIVE",
    category: null,
    mainImage: { mediaId: 9n as MediaId, url: "https://cdn.shopify.com/mug.jpg?v=1", position: 0 },
    awaitsImages: false,
    updatedAt: null,
    ...changes,
  };
  const scope = { shopId, market: "US", categoryVersion: "v2", seenAt: new Date(), runId: null };
  const read = { products: [product], images: [], collections: [], unreadable: [] };
  await database.$transaction((tx) =>
    storeReadProducts(tx, scope, { ...read, inMoreCollections: [] }),
  );
}

const mapping = () => database.productMapping.findFirst({ where: { shopId } });

/** A statement of this database waits for a lock. */
const untilLockIsWaitedFor = () =>
  expect
    .poll(
      () =>
        database.$queryRaw<unknown[]>`
        SELECT pid FROM pg_stat_activity
        WHERE datname = current_database() AND state = 'active' AND wait_event_type = 'Lock'`,
    )
    .toHaveLength(1);

describe("a product that was put away", () => {
  it("is in no table that lists or counts, and comes back as it was decided, with its new title", async () => {
    const before = await mapping();
    await putAway(database, shopId, [ID]);
    const meanwhile = [
      await database.product.count({ where: { shopId } }),
      await database.productMapping.count({ where: { shopId } }),
    ];

    await store({ title: "Large mug" });

    expect(meanwhile).toEqual([0, 0]);
    const { title: _title, confirmedChangedAt: _changed, ...decided } = before ?? {};
    expect(await mapping()).toMatchObject({ ...decided, title: "Large mug" });
    expect(await database.productImage.count({ where: { shopId } })).toBe(1);
    expect(await database.putAwayProduct.count({ where: { shopId } })).toBe(0);
  });

  it("keeps a decision that is made while it is put away", async () => {
    await database.productMapping.updateMany({
      where: { shopId },
      data: { status: "recommended", confirmedCategoryId: null, recommendedCategoryId: "601" },
    });
    const goOn = new EventEmitter();
    const decision = database.$transaction(async (tx) => {
      await tx.productMapping.updateMany({
        where: { shopId },
        data: { status: "confirmed", confirmedCategoryId: "601" },
      });
      goOn.emit("decided");
      await once(goOn, "commit");
    });
    await once(goOn, "decided");
    const away = database.$transaction((tx) => putAway(tx, shopId, [ID]));
    await untilLockIsWaitedFor();
    goOn.emit("commit");
    await Promise.all([decision, away]);

    await store({ title: "Mug" });

    expect(await mapping()).toMatchObject({ status: "confirmed", confirmedCategoryId: "601" });
  });

  it("is good again where its category is live again by then", async () => {
    await database.tikTokShopCategory.create({ data: CATEGORY });
    await database.productMapping.updateMany({
      where: { shopId },
      data: { status: "needs-attention", reason: "category-gone" },
    });
    await putAway(database, shopId, [ID]);

    await store({ title: "Mug" });

    expect(await mapping()).toMatchObject({ status: "confirmed", reason: null });
  });

  it("needs attention when its market uses another version by then", async () => {
    await putAway(database, shopId, [ID]);
    await database.categoryTree.create({
      data: { market: "US", categoryVersion: "v1", isCurrent: true, revision: 1 },
    });

    await store({ title: "Mug" });
    await database.categoryTree.deleteMany();

    expect(await mapping()).toMatchObject({
      status: "needs-attention",
      reason: "category-version",
      confirmedCategoryId: "601",
    });
  });

  it.each([
    ["is gone", { removedAt: new Date() }, "category-gone"],
    ["has become a parent", { isLeaf: false }, "category-not-leaf"],
  ])(
    "needs attention when it comes back and its category %s by then",
    async (_how, turned, reason) => {
      await database.tikTokShopCategory.create({ data: { ...CATEGORY, ...turned } });
      await putAway(database, shopId, [ID]);

      await store({ title: "Mug" });

      expect(await mapping()).toMatchObject({
        status: "needs-attention",
        reason,
        confirmedCategoryId: CATEGORY.id,
        decidedBy: "1",
      });
    },
  );

  it.each([
    ["needs attention when its category was prohibited meanwhile", 1, "category-prohibited"],
    ["keeps a category that was not for everybody when it was confirmed", -1, null],
  ])("%s", async (_what, changedAfterMs, reason) => {
    await database.tikTokShopCategory.create({
      data: { ...CATEGORY, permissionStatuses: ["PROHIBITED"] },
    });
    const { updatedAt } = (await mapping()) ?? { updatedAt: new Date() };
    await database.categoryChange.create({
      data: {
        market: "US",
        categoryVersion: "v2",
        revision: 1,
        categoryId: CATEGORY.id,
        kind: "permission-changed",
        at: new Date(updatedAt.getTime() + changedAfterMs),
      },
    });
    await putAway(database, shopId, [ID]);

    await store({ title: "Mug" });
    await database.categoryChange.deleteMany();

    expect(await mapping()).toMatchObject({
      status: reason ? "needs-attention" : "confirmed",
      reason,
      confirmedCategoryId: CATEGORY.id,
    });
  });

  it("stays away for good where the shop deletes it", async () => {
    await putAway(database, shopId, [ID]);

    await deleteProducts(database, shopId, [ID]);

    expect(await database.putAwayProduct.count({ where: { shopId } })).toBe(0);
  });

  it("is kept for as long as the operator says", async () => {
    await putAway(database, shopId, [ID]);
    const age = (days: number) =>
      database.$executeRaw`UPDATE put_away_product SET put_away_at = clock_timestamp() - make_interval(days => ${days}::int)`;
    const left = () => database.putAwayProduct.count({ where: { shopId } });

    await age(DAYS - 1);
    await deleteOldPutAway(database, DAYS);
    const before = await left();
    await age(DAYS + 1);
    await deleteOldPutAway(database, DAYS);

    expect([before, await left()]).toEqual([1, 0]);
  });
});
