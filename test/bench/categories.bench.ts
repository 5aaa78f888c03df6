import { TikTokShopClient } from "../../app/tiktok-shop/client.server";
import { RateLimiter } from "../../app/tiktok-shop/rate-limiter.server";
import type { MarketContext } from "../../app/flows/context";
import { syncCategories } from "../../app/flows/sync-categories.server";
import { openDatabase, type PrismaClient } from "../../app/tables/database.server";
import { categoryAnswer } from "../../app/views/categories.server";
import { categoryIndex, type CategoryIndex } from "../../app/views/category-index.server";
import type { CategoryTree } from "../../sandbox/tiktok-shop/category-tree";
import { largeTree } from "../../sandbox/tiktok-shop/tiktok-shop";
import type { Report } from "./figure";
import { createBenchDatabase } from "./map-in-processes";

const CATEGORIES = 12_000;
const SYNC_TARGET_MS = 2_000;
const SEARCH_TARGET_MS = 50;
/** What people type: whole words, beginnings, mistakes, several words, one letter. */
const QUERIES =
  "t shirt women|t shrit womne|coffee mug|cofee mgu|sofa|s|dog be|garden hose outdoor|iphone case luxury|handmade ceramic vase for flowers|wedding dress|kids drinking botles|xylophonist|usb charger|leather wallet men vintage|cutting board|refills|classic|organic honey|blue".split(
    "|",
  );
const ROUNDS = 25;

/** What a big market's tree costs: to store, to index and to search. */
export async function bench(report: Report): Promise<void> {
  const stored = await createBenchDatabase();
  const database = openDatabase(stored.url);
  try {
    const tree = largeTree(CATEGORIES);
    await measureSyncs(database, tree, report);
    await measureSearch(database, report);
  } finally {
    await database.$disconnect();
    await stored.drop();
  }
}

async function measureSyncs(database: PrismaClient, tree: CategoryTree, report: Report) {
  const sync = async (name: string) => {
    const answer = listed(tree);
    let downloadedAt = 0;
    await syncCategories(
      marketContext(database, () => {
        downloadedAt = performance.now();
        return answer;
      }),
    );
    const ms = Math.round(performance.now() - downloadedAt);
    const target = `under ${SYNC_TARGET_MS} after the download`;
    report({ name, value: ms, unit: "ms", target, ok: ms < SYNC_TARGET_MS });
  };
  await sync(`first sync of ${CATEGORIES} categories`);
  await sync("sync of the same tree");
  tree.leaves().forEach(({ id, name }, index) => {
    if (index % 10 === 0) tree.rename(id, `${name} (new)`);
  });
  await sync("sync with a tenth of the leaves renamed");
}

async function measureSearch(database: PrismaClient, report: Report) {
  const startedAt = performance.now();
  const index = await categoryIndex(database, "US", "en");
  const indexMs = Math.round(performance.now() - startedAt);
  report({
    name: "reading and indexing the tree, once per process",
    value: indexMs,
    unit: "ms",
    target: null,
    ok: null,
  });
  const times = searchTimes(index).sort((a, b) => a - b);
  for (const [name, share] of [
    ["picker search, median", 0.5],
    ["picker search, p95", 0.95],
  ] as const) {
    const value = Math.round((times[Math.floor(times.length * share)] ?? 0) * 10) / 10;
    const target = `under ${SEARCH_TARGET_MS}`;
    report({ name, value, unit: "ms", target, ok: value < SEARCH_TARGET_MS });
  }
}

/** From the words to the answer's bytes; the first round is not counted. */
function searchTimes(index: CategoryIndex): number[] {
  const times: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const query of QUERIES) {
      const startedAt = performance.now();
      JSON.stringify(categoryAnswer(index, { kind: "search", query }));
      if (round > 0) times.push(performance.now() - startedAt);
    }
  }
  return times;
}

function marketContext(database: PrismaClient, answer: () => unknown): MarketContext {
  return {
    database,
    market: "US",
    tikTokShop: new StandingTikTokShop(answer),
    asSeller: (call) => call({ sellerId: "bench", accessToken: "none", shopCipher: null }),
    jobs: { replaceStale: () => Promise.resolve(), listAgain: () => Promise.resolve() },
    now: () => new Date(),
  };
}

/** Answers at once: what is measured begins after the download. */
class StandingTikTokShop extends TikTokShopClient {
  readonly #answer: () => unknown;

  constructor(answer: () => unknown) {
    const app = { apiUrl: "", authUrl: "", appKey: "", appSecret: "", firstRetryMs: 250 };
    const noLimit = { requestsPerSecond: 0, requestsPerHour: null };
    const ledger = { take: () => Promise.reject(new Error()), slowDown: () => Promise.resolve() };
    super(app, new RateLimiter(ledger, noLimit));
    this.#answer = answer;
  }

  override call(): Promise<unknown> {
    return Promise.resolve(this.#answer());
  }
}

function listed(tree: CategoryTree) {
  return {
    categories: tree.all().map(({ id, parentId, name, permission }) => ({
      id,
      parent_id: parentId,
      local_name: name,
      is_leaf: tree.isLeaf(id),
      permission_statuses: [permission],
    })),
  };
}
