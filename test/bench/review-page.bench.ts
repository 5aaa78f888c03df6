import { openDatabase, type PrismaClient } from "../../app/tables/database.server";
import { misfitsView } from "../../app/views/misfits.server";
import { reviewGroupsView } from "../../app/views/review-groups.server";
import { reviewView } from "../../app/views/review.server";
import type { Report } from "./figure";
import { createBenchDatabase } from "./map-in-processes";
import { seedReview } from "./seed-review";

const SIZE = { products: 100_000, localCategories: 500 };
const TARGET_MS = 150;
const PAGES = 5;
const ROUNDS = 20;

/** What the pages of reviews cost where a merchant has many products. */
export async function bench(report: Report): Promise<void> {
  const stored = await createBenchDatabase();
  const database = openDatabase(stored.url);
  try {
    const shopId = await seedReview(database, SIZE);
    await measurePages(database, shopId, report);
  } finally {
    await database.$disconnect();
    await stored.drop();
  }
}

async function measurePages(database: PrismaClient, shopId: number, report: Report) {
  const now = new Date();
  const addresses = await pageAddresses(database, shopId);
  const page = (query: URLSearchParams) => reviewView(database, shopId, { query, now });
  const { rows } = await page(new URLSearchParams());
  const groups = rows.slice(0, PAGES).map(({ localCategoryId }) => localCategoryId);
  const figures = [
    ["review page", addresses.map((query) => () => page(query))],
    [
      "groups of a local category",
      groups.map((id) => () => reviewGroupsView(database, shopId, { localCategoryId: id, now })),
    ],
    [
      "products that do not fit",
      [() => misfitsView(database, shopId, { query: new URLSearchParams(), now })],
    ],
  ] as const;
  for (const [name, reads] of figures) {
    const times = await timesOf(reads);
    for (const [figure, share] of [
      ["median", 0.5],
      ["p95", 0.95],
    ] as const) {
      const value = Math.round(times[Math.floor(times.length * share)] ?? 0);
      const isJudged = figure === "p95" && name === "review page";
      report({
        name: `${name}, ${SIZE.products} products, ${figure}`,
        value,
        unit: "ms",
        target: isJudged ? `under ${TARGET_MS}` : null,
        ok: isJudged ? value < TARGET_MS : null,
      });
    }
  }
}

/** The first pages of what is to review, and of everything. */
async function pageAddresses(database: PrismaClient, shopId: number): Promise<URLSearchParams[]> {
  const addresses: URLSearchParams[] = [];
  for (const show of ["", "all"]) {
    let after: string | null = "";
    for (let number = 0; number < PAGES && after !== null; number += 1) {
      const query: URLSearchParams = new URLSearchParams({ show, ...(after ? { after } : {}) });
      addresses.push(query);
      ({ after } = await reviewView(database, shopId, { query, now: new Date() }));
    }
  }
  return addresses;
}

/** From the question to the answer's bytes; the first round is not counted. */
async function timesOf(reads: readonly (() => Promise<unknown>)[]): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const read of reads) {
      const startedAt = performance.now();
      JSON.stringify(await read());
      if (round > 0) times.push(performance.now() - startedAt);
    }
  }
  return times.sort((a, b) => a - b);
}
