import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createShopDomain, type ProductId } from "../../app/domain/ids";
import { openDatabase, type PrismaClient } from "../../app/tables/database.server";
import {
  countMissed,
  missedProducts,
  noteMissed,
  type Reading,
} from "../../app/tables/put-away-products.server";
import { rememberShop } from "../../app/tables/shops.server";
import { createTestDatabase, type TestDatabase } from "../support/create-test-database";

const BEFORE = new Date("2026-11-01T00:00:00Z");
const STARTED = new Date("2026-11-02T00:00:00Z");
const SINCE = new Date("2026-11-03T00:00:00Z");
const RUN = 2;
const EARLIER_RUN = 1;

let created: TestDatabase;
let database: PrismaClient;
let shops = 0;
let reading: Reading;

beforeAll(async () => {
  created = await createTestDatabase();
  database = openDatabase(created.url, 4);
});

afterAll(async () => {
  await database.$disconnect();
  await created.drop();
});

/** Of six products this reading saw one and an earlier one missed one; one was stored since. */
beforeEach(async () => {
  shops += 1;
  const { id } = await rememberShop(database, createShopDomain(`shop-${shops}.myshopify.com`));
  reading = { id: RUN, shopId: id, readStartedAt: STARTED };
  const category = await database.localCategory.create({
    data: { shopId: id, key: "type:mugs", name: "Mugs", fullName: "Mugs" },
  });
  const product = { shopId: id, localCategoryId: category.id, seenAt: BEFORE };
  const texts = { title: "Mug", description: "", productType: "", vendor: "", status: "ACTIVE" };
  await database.product.createMany({
    data: [
      {},
      { seenRunId: RUN },
      {},
      { missedRunId: EARLIER_RUN },
      { seenAt: SINCE },
      { seenRunId: EARLIER_RUN },
    ].map((each, at) => ({ ...product, ...texts, contentHash: "h", id: BigInt(at + 1), ...each })),
  });
});

function page(after: bigint, only: "again" | "all" = "all") {
  return missedProducts(database, reading, { only, after: after as ProductId, limit: 2 });
}

describe("the products that a reading missed", () => {
  it("come page by page, each page behind the one before", async () => {
    expect(await page(0n)).toEqual([1n, 3n]);
    expect(await page(3n)).toEqual([4n, 6n]);
    expect(await page(6n)).toEqual([]);
  });

  it("are told apart from those that an earlier reading missed, too", async () => {
    expect(await page(0n, "again")).toEqual([4n]);
    expect(await countMissed(database, reading)).toEqual({ stored: 6, again: 1, first: 3 });
  });

  it("are noted a part at a time, and only as far as they are missed", async () => {
    await noteMissed(database, reading, [1n, 2n, 4n, 5n] as ProductId[]);

    const noted = await database.product.findMany({
      where: { shopId: reading.shopId, missedRunId: RUN },
    });
    expect(noted.map(({ id }) => id)).toEqual([1n]);
  });
});
