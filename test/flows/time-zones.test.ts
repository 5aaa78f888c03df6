import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { MappingsAnswer } from "../../app/views/confirmed-mappings.server";
import { generatedCatalog } from "../../sandbox/catalog/catalog";
import type { Merchant } from "../../scripts/demo/merchant";
import { createTestDatabase } from "../support/create-test-database";
import { mapAsMerchant } from "../support/merchant";
import { sql } from "../support/sql";
import { startProduct, type Product } from "../support/start-product";

/** Far more than a step takes, far less than a zone is off. */
const ABOUT_NOW = "interval '20 minutes'";
/** What lies ahead, is the shop's own, or was there before. */
const OTHER_TIMES = /expires|_until|ends_at|shop_updated_at|_prisma/;

let product: Product;
let merchant: Merchant;
let token: string;

/** The server in one zone and the app in another, with half an hour in it. */
beforeAll(async () => {
  product = await startProduct(databaseInTokyo, {
    catalog: generatedCatalog({ products: 12 }),
    environment: { TZ: "America/St_Johns" },
  });
  merchant = await mapAsMerchant(product);
  const created = await merchant.submitJson("/app/settings", "routes/app.settings", {
    intent: "create-token",
    name: "Warehouse",
  });
  ({ token } = created as { token: string });
});

afterAll(() => product.close());

async function databaseInTokyo() {
  const database = await createTestDatabase();
  const name = new URL(database.url).pathname.slice(1);
  await sql({ databaseUrl: database.url }, `ALTER DATABASE "${name}" SET timezone = 'Asia/Tokyo'`);
  return database;
}

async function ids(count: number): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    product,
    "SELECT product_id::text AS id FROM product_mapping WHERE recommended_category_id IS NOT NULL ORDER BY product_id LIMIT $1",
    [count],
  );
  return rows.map(({ id }) => id);
}

async function decide(intent: "confirm" | "clear", productIds: string[]): Promise<void> {
  await merchant.submit("/app/mappings", "routes/app.mappings", {
    intent,
    productIds: productIds.join(","),
    seenAt: new Date().toISOString(),
  });
}

async function confirmed(query = ""): Promise<MappingsAnswer> {
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(`${product.appUrl}/api/v1/mappings${query}`, { headers });
  expect(response.status).toBe(200);
  return (await response.json()) as MappingsAnswer;
}

describe("with the server in Tokyo and the app in St. John's", () => {
  it("every moment that is stored is the right one", async () => {
    expect(await sql(product, "SHOW timezone")).toEqual([{ TimeZone: "Asia/Tokyo" }]);
    const columns = await sql<{ table: string; column: string }>(
      product,
      `SELECT table_name AS table, column_name AS column FROM information_schema.columns
       WHERE table_schema = 'public' AND data_type = 'timestamp with time zone'`,
    );
    const moments = columns.filter(({ table, column }) => !OTHER_TIMES.test(table + column));
    const off: string[] = [];
    for (const { table, column } of moments) {
      const rows = await sql(
        product,
        `SELECT FROM "${table}" WHERE "${column}" NOT BETWEEN now() - ${ABOUT_NOW} AND now() + ${ABOUT_NOW}`,
      );
      if (rows.length > 0) off.push(`${table}.${column}`);
    }

    expect(moments.length).toBeGreaterThan(30);
    expect(off).toEqual([]);
  });

  it("other systems are told when a mapping changed, and miss none that changes later", async () => {
    const before = Date.now();
    const [first = "", second = ""] = await ids(2);
    await decide("confirm", [first]);
    const told = await confirmed();
    await decide("confirm", [second]);
    const since = await confirmed(`?updated_since=${told.next_updated_since}`);
    const after = Date.now();

    expect(told.mappings.map(({ product_id }) => product_id)).toEqual([first]);
    for (const moment of [
      told.mappings[0]?.changed_at,
      told.mappings[0]?.decided_at,
      told.next_updated_since,
    ]) {
      const ms = Date.parse(moment ?? "");
      expect(ms).toBeGreaterThanOrEqual(before - 1_000);
      expect(ms).toBeLessThanOrEqual(after + 1_000);
    }
    expect(since.mappings.map(({ product_id }) => product_id)).toContain(second);
    expect(Date.parse(since.next_updated_since)).toBeGreaterThanOrEqual(
      Date.parse(told.next_updated_since),
    );
  });

  it("a merchant is told how long the run took, and when it began", async () => {
    const { run } = (await merchant.getJson("/app/run")) as {
      run: { startedAt: string; seconds: number };
    };

    expect(run.seconds).toBeGreaterThan(0);
    expect(run.seconds).toBeLessThan(20 * 60);
    expect(Math.abs(Date.now() - Date.parse(run.startedAt))).toBeLessThan(20 * 60_000);
  });

  it("what another user decided since the page was seen is left alone", async () => {
    const [one = ""] = await ids(1);
    await decide("confirm", [one]);
    await sql(product, "UPDATE product_mapping SET decided_by = 'another' WHERE product_id = $1", [
      one,
    ]);
    await merchant.submit("/app/mappings", "routes/app.mappings", {
      intent: "clear",
      productIds: one,
      seenAt: new Date(Date.now() - 60_000).toISOString(),
    });
    const kept = await sql(product, "SELECT status FROM product_mapping WHERE product_id = $1", [
      one,
    ]);
    await decide("clear", [one]);
    const cleared = await sql(product, "SELECT status FROM product_mapping WHERE product_id = $1", [
      one,
    ]);

    expect(kept).toEqual([{ status: "confirmed" }]);
    expect(cleared).toEqual([{ status: "recommended" }]);
  });
});
