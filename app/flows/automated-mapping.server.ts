import { outlastOutage } from "../tables/outlast-outage";
import type { Run } from "../tables/runs.server";
import { finishBatch, isOpen } from "../tables/run-batches.server";
import {
  giveUpProducts,
  productsToMap,
  type ProductToMap,
} from "../tables/product-mappings.server";
import { settleSamples } from "./ask-questions.server";
import type { MappingContext, ShopContext } from "./context";
import { endRunIfDone } from "./end-run.server";
import { mapProduct } from "./map-product.server";
import { pauseForRefusal } from "./pause-for-refusal.server";
import { hearServices, restAfter, type BatchGo } from "./passing-failures.server";
import { verifyTikTokShopCategories } from "./steps/6-verify-tiktok-shop-category.server";
import {
  isRefused,
  saveMappings,
  type BatchAtWork,
  type MappedProduct,
} from "./steps/7-save-mapping.server";

export type BatchOutcome =
  | { outcome: "done" }
  /** The budget of calls is used up, or a service does not answer: what is left of the batch waits. */
  | { outcome: "later"; afterMs: number };

/** Every batch ends with one: it waits for its turn. */
const TRANSACTION = { timeout: 60_000, maxWait: 30_000 };

/**
 * The automated flow for one batch of a run. What is done is stored even if the rest fails, and a batch that runs
 * again goes on with what is left.
 * @throws ConnectionLost, Misconfigured: the run cannot go on
 */
export async function mapBatch(
  context: MappingContext,
  run: Run,
  number: number,
): Promise<BatchOutcome> {
  const { database, shop, seller, now } = context;
  const batch = { runId: run.id, shopId: shop.id, number };
  if (!(await isOpen(database, batch))) return finished(context, run);
  const go = await mapProducts(
    context,
    run,
    await productsToMap(database, { ...batch, ...seller }),
  );
  await store(context, { ...batch, refusalPauses: run.refusalPauses }, go.mapped);
  await hearServices(context, run, go);
  if (go.mapped.some(isRefused)) await pauseForRefusal(context, run, batch);
  if (go.failures.length > 0) {
    const rest = await restAfter(context, batch, go);
    if (rest.outcome === "later") return rest;
    await giveUpProducts(database, { ...batch, market: seller.market, now: now() });
  }
  await finishBatch(database, { ...batch, market: seller.market }, now());
  return finished(context, run);
}

/** While a service is away, one product is tried before the others are. */
async function mapProducts(
  context: MappingContext,
  run: Run,
  products: ProductToMap[],
): Promise<BatchGo> {
  const isAway = run.tikTokShopAwaySince !== null || run.pictureHostAwaySince !== null;
  if (!isAway) return mapSideBySide(context, run, products);
  const tried = products[Math.floor(Math.random() * products.length)];
  const first = await mapSideBySide(context, run, tried ? [tried] : []);
  if (first.failures.length > 0) return first;
  const others = products.filter((product) => product !== tried);
  const rest = await mapSideBySide(context, run, others);
  return { mapped: [...first.mapped, ...rest.mapped], failures: rest.failures };
}

async function mapSideBySide(
  context: MappingContext,
  run: Run,
  products: ProductToMap[],
): Promise<BatchGo> {
  const results = await Promise.allSettled(
    products.map((product) => context.inTurn(() => mapProduct(context, product, run.id))),
  );
  return {
    mapped: results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : [])),
    failures: results.flatMap((result) =>
      result.status === "rejected" ? [result.reason as unknown] : [],
    ),
  };
}

/** No try helped: what is left of the batch is marked to be asked again by the next run, and this run goes on. */
export async function giveUpBatch(context: ShopContext, run: Run, number: number): Promise<void> {
  const { database, shop, now } = context;
  const batch = { runId: run.id, shopId: shop.id, number, market: run.market };
  await giveUpProducts(database, { ...batch, now: now() });
  await finishBatch(database, batch, now());
  await finished(context, run);
}

/** Answers were paid for: they are kept until the database takes them. */
function store(
  context: MappingContext,
  batch: BatchAtWork,
  mapped: MappedProduct[],
): Promise<void> {
  return outlastOutage(async () => {
    await verifyTikTokShopCategories(
      context,
      mapped.map(({ recommendation }) => recommendation),
    );
    await saveMappings(context, batch, mapped);
  });
}

/** Each batch looks after its own commit, so that the last one of a sample, and of a run, sees that all are done. */
async function finished(context: ShopContext, run: Run): Promise<BatchOutcome> {
  await settleSamples(context, run);
  await context.database.$transaction((tx) => endRunIfDone(context, run, tx), TRANSACTION);
  return { outcome: "done" };
}
