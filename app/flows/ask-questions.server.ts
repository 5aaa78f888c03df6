import type { ProductId } from "../domain/ids";
import { agreedAnswer } from "../domain/question-sample";
import { isActive } from "../domain/run";
import type { Database } from "../tables/database.server";
import { someLookAtCollections } from "../tables/mapping-rules.server";
import { productsToAsk, saveAnswers } from "../tables/product-mappings.server";
import { contentHashes } from "../tables/catalog.server";
import { addBatches, finishBatch, noteBySample } from "../tables/run-batches.server";
import {
  answeredSample,
  chooseSamples,
  holdQuestions,
  noteSamples,
  takeQuestions,
  takeWaiting,
} from "../tables/run-questions.server";
import { lockRun, type Run } from "../tables/runs.server";
import { sampling } from "../tables/shop-settings.server";
import type { ShopContext } from "./context";
import { inBatches, queueProducts } from "./queue-products.server";

const TRANSACTION = { timeout: 60_000, maxWait: 30_000 };
/** Products of one transaction. */
const SLICE = 5_000;

/** Queues products of a run that is read, or a sample of those that are many in one local category. */
export async function queueQuestions(
  context: ShopContext,
  run: Run,
  queued: { productIds: ProductId[]; transaction: Database },
): Promise<void> {
  const { productIds, transaction } = queued;
  const { isOn } = await sampling(transaction, run.shopId);
  if (!isOn) return queueProducts(context, run, queued);
  await holdQuestions(transaction, run, productIds);
  while (await queueHeld(context, run, transaction));
}

/** While it is not known yet whether TikTok Shop has to be asked, products wait for the end of the reading. */
export async function queueOrHold(
  context: ShopContext,
  run: Run,
  queued: { productIds: ProductId[]; transaction: Database },
): Promise<void> {
  const { productIds, transaction } = queued;
  const { isOn } = await sampling(transaction, run.shopId);
  if (isOn || (await someLookAtCollections(transaction, run)))
    await holdQuestions(transaction, run, productIds);
  else await queueProducts(context, run, queued);
}

/**
 * Queues what was held back while the run was read: samples of large local categories, and everything that needs none.
 * Answers whether there may be more.
 */
export async function queueHeld(
  context: ShopContext,
  run: Run,
  transaction: Database,
): Promise<boolean> {
  if ((await sampling(transaction, run.shopId)).isOn) await queueSamples(context, run, transaction);
  const productIds = await takeQuestions(transaction, run, SLICE);
  await queueProducts(context, run, { productIds, transaction });
  return productIds.length === SLICE;
}

async function queueSamples({ jobs }: ShopContext, run: Run, transaction: Database): Promise<void> {
  const samples = await chooseSamples(transaction, run);
  const numbers = await addBatches(transaction, run, inBatches(samples));
  await noteSamples(transaction, run, numbers);
  await jobs.mapBatches(run, numbers, transaction);
}

/**
 * Goes on with every local category whose sample is answered: where it agrees, the rest takes its answer, where it
 * splits, all are asked. Whoever finishes a batch does this after it, so that the last one of a sample does; a local
 * category is taken whole or stays for the next, and a run is not over before.
 */
export async function settleSamples(context: ShopContext, run: Run): Promise<void> {
  if (!(await answeredSample(context.database, run))) return;
  while (await context.database.$transaction((tx) => settleNext(context, run, tx), TRANSACTION));
}

async function settleNext(context: ShopContext, run: Run, tx: Database): Promise<boolean> {
  const locked = await lockRun(tx, run.shopId, run.id);
  if (!locked || !isActive(locked.status)) return false;
  const sample = await answeredSample(tx, run);
  if (!sample) return false;
  const { localCategoryId } = sample;
  const productIds = await takeWaiting(tx, run, { localCategoryId, limit: SLICE });
  const categoryId = agreedAnswer(sample, (await sampling(tx, run.shopId)).sharePercent);
  if (categoryId === null) await queueProducts(context, run, { productIds, transaction: tx });
  else await answerBySample(context, tx, { run, productIds, categoryId });
  return true;
}

/** What was answered, or decided, meanwhile keeps its own answer. Done products make a batch that is done. */
async function answerBySample(
  { now }: ShopContext,
  tx: Database,
  { run, productIds, categoryId }: { run: Run; productIds: ProductId[]; categoryId: string },
): Promise<void> {
  if (productIds.length === 0) return;
  const toAnswer = await productsToAsk(tx, run, productIds);
  const hashes = await contentHashes(tx, run.shopId, toAnswer);
  await saveAnswers(
    tx,
    { ...run, runId: run.id, now: now(), recommendedBy: "sample" },
    hashes.map(({ productId, contentHash }) => ({
      productId,
      askedContentHash: contentHash,
      recommendedCategoryId: categoryId,
      reason: null,
      reasonDetail: null,
    })),
  );
  const [number] = await addBatches(tx, run, [productIds]);
  if (number === undefined) return;
  const batch = { runId: run.id, shopId: run.shopId, number };
  await finishBatch(tx, { ...batch, market: run.market }, now());
  await noteBySample(tx, batch, hashes.length);
}
