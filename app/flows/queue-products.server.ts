import type { ProductId } from "../domain/ids";
import type { Database } from "../tables/database.server";
import { addBatches } from "../tables/run-batches.server";
import type { Run } from "../tables/runs.server";
import type { ShopContext } from "./context";

/** Products that one job maps: large enough for few statements, small enough to lose little in a crash. */
const BATCH_PRODUCTS = 50;

/** Adds products to a run, and the jobs that map them, when the transaction commits. */
export async function queueProducts(
  context: ShopContext,
  run: Run,
  queued: { productIds: ProductId[]; transaction: Database },
): Promise<void> {
  const numbers = await addBatches(queued.transaction, run, inBatches(queued.productIds));
  await context.jobs.mapBatches(run, numbers, queued.transaction);
}

/** Products in groups that one job maps each. */
export function inBatches(productIds: ProductId[]): ProductId[][] {
  const batches: ProductId[][] = [];
  for (let start = 0; start < productIds.length; start += BATCH_PRODUCTS) {
    batches.push(productIds.slice(start, start + BATCH_PRODUCTS));
  }
  return batches;
}
