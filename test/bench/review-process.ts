import { setTimeout as sleep } from "node:timers/promises";
import { sortedCatalog } from "../../sandbox/catalog/sorted-catalog";
import { redirectToSandbox } from "../../sandbox/network.mjs";
import type { ShopContext } from "../../app/flows/context";
import { review, reviewRowByRow, type Judge, type ReviewEffort } from "./reviewer";
import type { BenchSandboxAddress } from "./sandbox-process";

/** What a bench tells a reviewer. */
export interface ReviewOrder {
  sandbox: BenchSandboxAddress;
  products: number;
  seed: number;
  isRowByRow: boolean;
}

/** What came of it. */
export interface Reviewed extends ReviewEffort {
  confirmed: Confirmed;
  /** What the error budget of half a percent confirmed before, by one decision that was undone again. */
  byItself: Confirmed | null;
}

interface Confirmed {
  products: number;
  wrong: number;
}

const BUDGET = 0.005;

// Reviews what was mapped, outside the worker's process.
process.once("message", (order: ReviewOrder) => void work(order));
process.send?.("ready");
// The preload that ends us with our parent lets go of the channel: hold it until the order is there.
process.channel?.ref();

async function work({ sandbox, products, seed, isRowByRow }: ReviewOrder): Promise<void> {
  redirectToSandbox(sandbox.url);
  const { contextForDomain } = await import("../../app/context.server");
  const { createShopDomain } = await import("../../app/domain/ids");
  const context = await contextForDomain(createShopDomain(sandbox.shop));
  if (!context) throw new Error("not installed");
  await listCategories();
  const judge = judgeOf(products, seed);
  const byItself = isRowByRow ? null : await confirmedByItself(context, judge);
  const effort = await (isRowByRow ? reviewRowByRow : review)(context, judge);
  const confirmed = await confirmedOf(context, judge);
  process.send?.({ ...effort, confirmed, byItself } satisfies Reviewed);
}

/** As the page does on connecting: what is chosen has to be a category that is known. */
async function listCategories(): Promise<void> {
  const { syncMarket } = await import("../support/sync-market");
  await syncMarket();
}

/** The truth about each product, by its title: a title says what a product is. */
function judgeOf(products: number, seed: number): Judge {
  const { catalog, rightLeafOf } = sortedCatalog({ products, seed });
  const truth = new Map<string, string>();
  for (let index = 0; index < products; index++)
    truth.set(catalog.at(index).title, rightLeafOf(index));
  return (title) => {
    const leaf = truth.get(title);
    if (leaf === undefined) throw new Error(`Nobody knows what "${title}" is`);
    return leaf;
  };
}

async function confirmedByItself(context: ShopContext, judge: Judge): Promise<Confirmed> {
  const { setErrorBudget } = await import("../../app/flows/error-budget.server");
  const { undoDecision } = await import("../../app/flows/undo-decision.server");
  const wish = { intent: "confirm-now", budget: BUDGET, isOn: false } as const;
  const started = await setErrorBudget(context, wish, "bench");
  if (started.outcome !== "started") return { products: 0, wrong: 0 };
  await untilFinished(context, started.decisionId);
  const confirmed = await confirmedOf(context, judge);
  const undone = await undoDecision(context, { decisionId: started.decisionId, by: "bench" });
  if (undone.outcome === "started") await untilFinished(context, undone.jobId);
  return confirmed;
}

async function untilFinished({ database, shop }: ShopContext, decisionId: number): Promise<void> {
  const { findDecision } = await import("../../app/tables/decision-jobs.server");
  while (!(await findDecision(database, shop.id, decisionId))?.isFinished) await sleep(100);
}

async function confirmedOf({ database, shop }: ShopContext, judge: Judge): Promise<Confirmed> {
  const rows = await database.productMapping.findMany({
    where: { shopId: shop.id, status: "confirmed" },
    select: { title: true, confirmedCategoryId: true },
  });
  const wrong = rows.filter(
    ({ title, confirmedCategoryId }) => judge(title) !== confirmedCategoryId,
  );
  return { products: rows.length, wrong: wrong.length };
}
