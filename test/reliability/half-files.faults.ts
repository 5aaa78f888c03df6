import pg from "pg";
import { syncCategoriesJob } from "../../app/jobs/catalog";
import { JobQueue } from "../../app/jobs/enqueue.server";
import { hashOf, pick, shareOf } from "../../sandbox/catalog/seeded";
import type { PlayedEnd } from "../../sandbox/shopify/bulk-operations";
import { sql } from "../support/sql";
import { reportAccount, reportTried, reportZero, takeAccount, untilEnded, within } from "./account";
import { keepBusy, writeBack } from "./busy-merchants";
import { Decider } from "./decider";
import { deploy, type Deployment } from "./deployment";
import type { Faults } from "./faults";
import { inventedShop } from "./invented-shop";

const PRODUCTS = 60;
const READINGS = 60;
const LISTS = 10;
const PATIENCE_MS = 60_000;

/** Shopify sends half a file, none, or the one of an empty shop; TikTok Shop sends a part of its categories. */
export const faults: Faults = async (report, { seed }) => {
  const shop = inventedShop("half-files", PRODUCTS);
  const deployment = await deploy({ shops: [shop] });
  try {
    await writeBack(deployment, [shop]);
    const decider = new Decider(deployment, shop);
    await decideAboutMany(deployment, decider);
    const { bulkOperations } = deployment.sandbox.shopify.shop();
    for (let reading = 0; reading < READINGS; reading += 1) {
      bulkOperations.playNext(badEnd(`${seed} ${reading}`));
      await decider.startRun();
      await untilEnded(decider);
    }
    await listParts(deployment, seed);
    const account = await takeAccount(deployment, [decider]);
    const [stale] = await sql<{ count: number }>(
      deployment,
      "SELECT count(*)::int FROM product_mapping WHERE reason = 'category-gone'",
    );
    reportTried(report, "files that were cut, kept back or empty", {
      value: READINGS,
      atLeast: READINGS,
    });
    reportTried(report, "category lists that were cut", { value: LISTS, atLeast: LISTS });
    reportTried(report, "half files and lists: decisions made before", {
      value: decider.decisions,
      atLeast: PRODUCTS,
    });
    reportAccount(report, "half files and lists", account);
    reportZero(report, "half lists: categories said to be gone", stale?.count ?? 0);
  } finally {
    await deployment.close();
  }
};

async function decideAboutMany(deployment: Deployment, decider: Decider): Promise<void> {
  const merchants = await keepBusy(deployment, [decider]);
  await within(PATIENCE_MS, () => Promise.resolve(decider.decisions >= PRODUCTS));
  await merchants.end();
  await untilEnded(decider);
}

function badEnd(draw: string): PlayedEnd {
  const cutAfter = Math.floor(shareOf(`lines ${draw}`) * 2 * PRODUCTS);
  return pick<PlayedEnd>(
    [
      { status: "FAILED", errorCode: "INTERNAL_SERVER_ERROR" },
      { status: "EXPIRED" },
      { file: null },
      { cutAfter },
      { cutAfter },
      { cutAfter: cutAfter + shareOf(`part ${draw}`) },
      { file: "", objectCount: 0, rootObjectCount: 0 },
    ],
    hashOf(`end ${draw}`),
  );
}

/** Lists a part of the categories, from nearly none to nearly all, and then all again. */
async function listParts(deployment: Deployment, seed: number): Promise<void> {
  const pool = new pg.Pool({ connectionString: deployment.databaseUrl });
  const queue = new JobQueue({
    database: { executeSql: (text, values) => pool.query(text, values) },
    onError: (error) => console.error(error),
    onWarning: () => undefined,
  });
  await queue.start();
  const { tikTokShop } = deployment.sandbox;
  try {
    for (let list = 0; list < LISTS; list += 1) {
      const tree = tikTokShop.categories();
      for (const { id } of tree.leaves())
        if (shareOf(`leaf ${seed} ${list} ${id}`) < (list + 0.5) / LISTS) tree.remove(id);
      await listNow(deployment, queue);
      tikTokShop.markets.reset();
      await listNow(deployment, queue);
    }
  } finally {
    await queue.stop(1_000);
    await pool.end();
  }
}

async function listNow(deployment: Deployment, queue: JobQueue): Promise<void> {
  await queue.send(syncCategoriesJob, { market: "US", unlessListedWithinMinutes: 0 });
  await within(PATIENCE_MS, async () => {
    const [waiting] = await sql<{ count: number }>(
      deployment,
      `SELECT count(*)::int FROM pgboss.job WHERE name IN ('sync-categories', 'replace-stale')
       AND state <= 'active' AND start_after <= now()`,
    );
    return waiting?.count === 0;
  });
}
