import { TooManyRequests, BudgetExhausted } from "../tiktok-shop/errors";
import type { Run } from "../tables/runs.server";
import { finishBatch, isOpen } from "../tables/run-batches.server";
import { giveUpProducts, productsToMap } from "../tables/product-mappings.server";
import { settleSamples } from "./ask-questions.server";
import type { MappingContext, ShopContext } from "./context";
import { endRunIfDone } from "./end-run.server";
import { mapProduct } from "./map-product.server";
import { verifyTikTokShopCategories } from "./steps/6-verify-tiktok-shop-category.server";
import { saveMappings, type MappedProduct } from "./steps/7-save-mapping.server";

export type BatchOutcome =
  | { outcome: "done" }
  /** The budget of calls is used up: what is left of the batch waits. */
  | { outcome: "later"; afterMs: number };

const THROTTLED_PAUSE_MS = 15_000;
/** Every batch ends with one: it waits for its turn. */
const TRANSACTION = { timeout: 60_000, maxWait: 30_000 };

/**
 * The automated flow for one batch of a run. What is done is stored even if the rest fails, and a batch that runs
 * again goes on with what is left.
 * @throws ConnectionLost, Misconfigured: the run cannot go on; WrongCategoryVersion: not before the tree is synced
 */
export async function mapBatch(
  context: MappingContext,
  run: Run,
  number: number,
): Promise<BatchOutcome> {
  const { database, shop, seller, now } = context;
  const batch = { runId: run.id, shopId: shop.id, number };
  if (!(await isOpen(database, batch))) return finished(context, run);
  const products = await productsToMap(database, { ...batch, ...seller });
  const results = await Promise.allSettled(
    products.map((product) => context.inTurn(() => mapProduct(context, product, run.id))),
  );
  const mapped = results
    .filter((result) => result.status === "fulfilled")
    .map(({ value }) => value);
  await store(context, batch, mapped);
  const failures = results
    .filter((result) => result.status === "rejected")
    .map(({ reason }) => reason as unknown);
  if (failures.length > 0) return outcomeOf(failures);
  await finishBatch(database, { ...batch, market: seller.market }, now());
  return finished(context, run);
}

/** No try helped: what is left of the batch is marked to be asked again by the next run, and this run goes on. */
export async function giveUpBatch(context: ShopContext, run: Run, number: number): Promise<void> {
  const { database, shop, now } = context;
  const batch = { runId: run.id, shopId: shop.id, number, market: run.market };
  await giveUpProducts(database, { ...batch, now: now() });
  await finishBatch(database, batch, now());
  await finished(context, run);
}

async function store(
  context: MappingContext,
  batch: { runId: number; shopId: number; number: number },
  mapped: MappedProduct[],
): Promise<void> {
  await verifyTikTokShopCategories(
    context,
    mapped.map(({ recommendation }) => recommendation),
  );
  await saveMappings(context, batch, mapped);
}

/** Each batch looks after its own commit, so that the last one of a sample, and of a run, sees that all are done. */
async function finished(context: ShopContext, run: Run): Promise<BatchOutcome> {
  await settleSamples(context, run);
  await context.database.$transaction((tx) => endRunIfDone(context, run, tx), TRANSACTION);
  return { outcome: "done" };
}

/** Waiting helps against a used-up budget; anything else is told to the caller, the worst first. */
function outcomeOf(failures: unknown[]): BatchOutcome {
  const worst = failures.find(
    (error) => !(error instanceof BudgetExhausted || error instanceof TooManyRequests),
  );
  if (worst !== undefined) throw worst;
  const waits = failures.map((error) =>
    error instanceof BudgetExhausted ? error.retryAfterMs : THROTTLED_PAUSE_MS,
  );
  return { outcome: "later", afterMs: Math.max(...waits) };
}
