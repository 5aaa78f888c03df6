import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generatedCatalog } from "../../sandbox/catalog/catalog";
import { authorize } from "../../scripts/demo/authorize";
import type { Merchant } from "../../scripts/demo/merchant";
import { createTestDatabase } from "../support/create-test-database";
import { merchantOf } from "../support/merchant";
import { sql } from "../support/sql";
import { startProduct, type Product } from "../support/start-product";

const WAIT = { timeout: 60_000, interval: 100 };

let product: Product;
let merchant: Merchant;

/** The app starts while its queue cannot. */
beforeAll(async () => {
  product = await startProduct(databaseWithoutQueue, {
    catalog: generatedCatalog({ products: 3 }),
  });
  merchant = merchantOf(product);
  await merchant.openPage("/app/connection");
  // The seller is connected; what should follow could not be asked for, and the page says so.
  await expect(authorize(merchant, "maple")).rejects.toThrow("answered 503");
});

afterAll(() => product.close());

async function databaseWithoutQueue() {
  const database = await createTestDatabase();
  await sql({ databaseUrl: database.url }, "ALTER TABLE pgboss.queue RENAME TO queue_away");
  return database;
}

async function get(path: string): Promise<string> {
  const response = await fetch(product.appUrl + path);
  return `${response.status} ${await response.text()}`;
}

function mapAll(): Promise<unknown> {
  return merchant.submit("/app?index", "routes/app._index", { intent: "map-all" });
}

describe("a web server whose queue does not answer", () => {
  it("is alive and not ready, tells merchants and the log, and goes on once it answers", async () => {
    const refused = String(await mapAll().catch((error: unknown) => error));
    const reference = /answered 503: .*"away:([0-9a-f]{8})"/.exec(refused)?.[1];
    const runs = await sql(product, "SELECT FROM mapping_run");

    expect(await get("/healthz")).toBe("200 alive");
    expect(await get("/readyz")).toBe("503 Not ready: the job queue does not answer.");
    expect(reference).toBeDefined();
    expect(product.appLog()).toContain(reference);
    expect(product.appLog()).toContain("the job queue cannot be reached");
    expect(runs).toEqual([]);

    await sql(product, "ALTER TABLE pgboss.queue_away RENAME TO queue");

    await expect.poll(() => get("/readyz"), WAIT).toBe("200 ready");
    await expect(mapAll()).resolves.toMatchObject({ runId: expect.any(Number) as number });
    const run = () => sql<{ status: string }>(product, "SELECT status FROM mapping_run");
    await expect.poll(run, WAIT).toEqual([{ status: "finished" }]);
  });
});
