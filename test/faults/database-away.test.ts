import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generatedCatalog } from "../../sandbox/catalog/catalog";
import { authorize } from "../../scripts/demo/authorize";
import type { Merchant } from "../../scripts/demo/merchant";
import { createTestDatabase } from "../support/create-test-database";
import { networkTo, type Network } from "../support/cut-network";
import { merchantOf } from "../support/merchant";
import { sql } from "../support/sql";
import { startProduct, type Product } from "../support/start-product";

const PRODUCTS = 60;
/** Before the database goes away. */
const ANSWERED = 10;
const RECOMMEND = /categories\/recommend/;
const WAIT = { timeout: 90_000, interval: 100 };

let network: Network;
let product: Product;
let merchant: Merchant;

beforeAll(async () => {
  product = await startProduct(databaseBehindNetwork, {
    catalog: generatedCatalog({ products: PRODUCTS }),
  });
  merchant = merchantOf(product);
  await merchant.openPage("/app/connection");
  await authorize(merchant, "maple");
});

afterAll(async () => {
  await product.close();
  await network.close();
});

async function databaseBehindNetwork() {
  const database = await createTestDatabase();
  network = await networkTo(database.url);
  return { url: network.databaseUrl, drop: () => database.drop() };
}

async function get(path: string): Promise<string> {
  const response = await fetch(product.appUrl + path);
  return `${response.status} ${await response.text()}`;
}

describe("a database that goes away in the middle of a run, and comes back", () => {
  it("leaves the process alive, is told, and no product is lost", async () => {
    const release = product.sandbox.hold({ path: RECOMMEND }, ANSWERED);
    await merchant.submit("/app?index", "routes/app._index", { intent: "map-all" });
    await expect
      .poll(() => product.sandbox.requests.count({ operation: RECOMMEND }), WAIT)
      .toBe(ANSWERED);

    network.cut();
    await expect
      .poll(() => get("/readyz"), WAIT)
      .toBe("503 Not ready: the database does not answer.");
    const page = String(await merchant.openPage("/app").catch((error: unknown) => error));
    const asked = String(await merchant.getJson("/app/run").catch((error: unknown) => error));
    release();
    expect(await get("/healthz")).toBe("200 alive");
    network.mend();

    await expect.poll(() => get("/readyz"), WAIT).toBe("200 ready");
    const runs = () => sql<{ status: string }>(product, "SELECT status FROM mapping_run");
    await expect.poll(runs, WAIT).toEqual([{ status: "finished" }]);
    const unmapped = await sql(product, "SELECT FROM product_mapping WHERE run_id IS NULL");
    const mapped = await sql(product, "SELECT FROM product_mapping");

    expect(page).toContain("/app answered 503");
    expect(asked).toMatch(/\/app\/run answered 503: .*"error":"away"/);
    expect(mapped).toHaveLength(PRODUCTS);
    expect(unmapped).toEqual([]);
    // What was answered while the database was away is not asked for again.
    expect(product.sandbox.requests.count({ operation: RECOMMEND })).toBe(PRODUCTS);
  });
});
