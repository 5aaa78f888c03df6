import type { ProductId } from "../domain/ids";
import { seenProducts } from "../tables/catalog.server";
import type { Database } from "../tables/database.server";
import { deriveDecisions } from "../tables/derived-decisions.server";
import { someLookAtCollections, standingRules } from "../tables/mapping-rules.server";
import { productsToAsk } from "../tables/product-mappings.server";
import { dropQuestions, holdQuestions } from "../tables/run-questions.server";
import { noteDerived, type Run } from "../tables/runs.server";
import type { ShopContext } from "./context";
import { inRun } from "./in-run.server";

/** Products of one transaction. */
const SLICE = 5_000;

/** A product's collections come anywhere behind it: rules that look at them decide once all are read. */
export async function deriveByCollections(context: ShopContext, run: Run): Promise<void> {
  if (!(await someLookAtCollections(context.database, run))) return;
  let after = 0n as ProductId;
  for (;;) {
    let productIds: ProductId[] = [];
    const isMore = await inRun(context, run, async (tx) => {
      productIds = await seenProducts(tx, run, { after, limit: SLICE });
      await deriveSlice(context, tx, { run, productIds });
      return productIds.length === SLICE;
    });
    if (!isMore) return;
    after = productIds.at(-1) ?? after;
  }
}

async function deriveSlice(
  { now }: ShopContext,
  tx: Database,
  { run, productIds }: { run: Run; productIds: ProductId[] },
): Promise<void> {
  const derived = await deriveDecisions(tx, run, {
    productIds,
    rules: await standingRules(tx, run),
    enteredIn: { runId: run.id },
    at: now(),
  });
  const toAsk = await productsToAsk(tx, run, derived);
  const isDecided = (id: ProductId) => !toAsk.includes(id);
  const decided = await dropQuestions(tx, run, derived.filter(isDecided));
  const opened = await holdQuestions(tx, run, toAsk);
  await noteDerived(tx, run, { decided, opened });
}
