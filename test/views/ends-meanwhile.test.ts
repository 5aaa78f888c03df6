import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { playReviewShop, type ReviewShop } from "../support/review-shop";

const PRODUCTS = 6;
const WAIT = { timeout: 60_000, interval: 10 };
const QUIET_LOOKS = 4;

let shop: ReviewShop;

beforeAll(async () => {
  shop = await playReviewShop();
});

afterAll(() => shop.app.close());

/** What a page shows that is read while all that goes on in the shop ends, with what it did. */
async function readWhileItEnds<View>(read: () => Promise<View>): Promise<View> {
  const client = new pg.Client(process.env.DATABASE_URL);
  await client.connect();
  try {
    await client.query("BEGIN");
    await client.query("LOCK TABLE mapping_decision, mapping_run IN ACCESS EXCLUSIVE MODE");
    const view = read();
    await untilOnlyWaiting(client);
    await client.query(`UPDATE product_mapping SET status = 'confirmed', decided_at = now(),
      confirmed_category_id = recommended_category_id, decision_source = 'rule',
      rule_id = (SELECT max(id) FROM mapping_rule) WHERE product_id <= ${PRODUCTS}`);
    await client.query("UPDATE mapping_decision SET status = 'finished', finished_at = now()");
    await client.query("UPDATE mapping_run SET status = 'finished', finished_at = now()");
    await client.query("COMMIT");
    return await view;
  } finally {
    await client.end();
  }
}

/** Until all that does not wait for a lock is read: somebody waits, and nothing else has moved for some looks. */
async function untilOnlyWaiting(client: pg.Client): Promise<void> {
  const looks: unknown[] = [];
  await vi.waitFor(async () => {
    // Within a transaction, PostgreSQL else shows the first look again.
    await client.query("SELECT pg_stat_clear_snapshot()");
    const { rows } = await client.query<{ waits: boolean; isActive: boolean }>(`
      SELECT pid, state_change, wait_event_type = 'Lock' AS waits, state = 'active' AS "isActive" FROM pg_stat_activity
      WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()
        AND application_name <> 'leafwise-queue'
      ORDER BY pid`);
    looks.push(rows);
    const active = rows.filter(({ isActive }) => isActive);
    expect(active.length).toBeGreaterThan(0);
    expect(active.every(({ waits }) => waits)).toBe(true);
    for (const look of looks.slice(-QUIET_LOOKS)) expect(look).toEqual(rows);
    expect(looks.length).toBeGreaterThanOrEqual(QUIET_LOOKS);
  }, WAIT);
}

/** Products that wait, and a decision of this kind about them that goes on. */
async function decide(scope: string): Promise<number> {
  const [mugs = ""] = shop.leaves;
  await shop.recommend(Array.from({ length: PRODUCTS }, () => mugs));
  const { database, shop: stored } = await shop.app.context();
  await database.mappingRule.deleteMany();
  const rule = await database.mappingRule.create({
    data: {
      shopId: stored.id,
      market: "US",
      position: 1,
      isAny: false,
      conditions: [{ field: "vendor", value: "Kiln" }],
      categoryId: mugs,
      createdBy: "77",
      createdAt: new Date(),
    },
  });
  await database.mappingDecision.create({
    data: {
      shopId: stored.id,
      market: "US",
      kind: "confirm",
      source: "rule",
      ruleId: scope === "rule" ? rule.id : null,
      scope,
      total: PRODUCTS,
      decidedBy: "77",
      startedAt: new Date(),
    },
  });
  return stored.id;
}

describe("a page that is read while a decision ends", () => {
  it("shows the products of a rule", async () => {
    const shopId = await decide("rule");
    const { rulesView } = await import("../../app/views/rules.server");
    const { database } = await shop.app.context();

    const { rules } = await readWhileItEnds(() => rulesView(database, shopId));

    expect(rules).toMatchObject([{ isFollowed: false, products: PRODUCTS }]);
  });

  it("shows the rows of Mappings", async () => {
    const shopId = await decide("matching");
    const { mappingsView } = await import("../../app/views/mappings.server");
    const { database } = await shop.app.context();
    const query = new URLSearchParams("q=thing&status=recommended");

    const view = await readWhileItEnds(() => mappingsView(database, shopId, query));

    expect(view.decisions).toMatchObject([{ isFinished: true }]);
    expect(view.rows).toEqual([]);
    expect(view.counts.recommended).toBe(0);
  });

  it("shows what is left to review", async () => {
    const shopId = await decide("matching");
    const { reviewView } = await import("../../app/views/review.server");
    const { database, now } = await shop.app.context();
    const request = { query: new URLSearchParams(), now: now() };

    const view = await readWhileItEnds(() => reviewView(database, shopId, request));

    expect(view).toMatchObject({ rows: [], decisions: [] });
  });

  it("shows what still waits for confidence", async () => {
    const shopId = await decide("confidence");
    const { errorBudgetView } = await import("../../app/views/error-budget.server");
    const { database } = await shop.app.context();

    const view = await readWhileItEnds(() => errorBudgetView(database, shopId));

    expect(view.decisions).toMatchObject([{ isFinished: true }]);
    expect(view.waiting).toEqual({ safe: 0, look: 0, unsure: 0 });
  });
});

describe("Home that is read while a run ends", () => {
  it("shows what the run came to", async () => {
    const shopId = await decide("matching");
    const { homeView } = await import("../../app/views/home.server");
    const { database, now } = await shop.app.context();
    await database.mappingRun.create({
      data: {
        shopId,
        market: "US",
        categoryVersion: "v2",
        kind: "all",
        status: "mapping",
        startedBy: "77",
        startedAt: now(),
      },
    });

    const view = await readWhileItEnds(() => homeView(database, shopId, now()));

    expect(view.run).toMatchObject({ isActive: false });
    expect(view.counts).toMatchObject({ recommended: 0, confirmed: 60 });
  });
});
