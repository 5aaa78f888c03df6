import type { ProductId } from "../domain/ids";
import { believedGone } from "../domain/missed-products";
import type { Database } from "../tables/database.server";
import {
  countMissed,
  missedProducts,
  noteMissed,
  putAway,
  type Reading,
} from "../tables/put-away-products.server";
import { noteMissing, type Run } from "../tables/runs.server";
import { countMet, forgetUnreadable } from "../tables/unreadable-products.server";
import { PART_PRODUCTS } from "./build-catalog-part";
import type { ShopContext } from "./context";
import { inRun } from "./in-run.server";

interface Missing {
  reading: Run & Reading;
  only: "again" | "all";
}

/**
 * Products that the whole reading missed are put away, as far as it proves that they are gone; of the others the run
 * says how many there are.
 * @param counted products that Shopify counted in the file
 */
export async function lookForMissing(
  context: ShopContext,
  run: Run,
  counted: number,
): Promise<void> {
  const { database } = context;
  const { readStartedAt } = run;
  if (!readStartedAt) return;
  const reading = { ...run, readStartedAt };
  const { stored, again, first } = await countMissed(database, reading);
  const gone = believedGone({ stored, first, counted, ...(await countMet(database, run)) });
  switch (gone) {
    case "none":
      await noteStaying(context, run, again + first);
      break;
    case "again":
      if (again > 0) await putAwayMissed(context, { reading, only: gone });
      if (first > 0) await keepMissed(context, reading);
      await noteStaying(context, run, first);
      break;
    case "all":
      if (again + first > 0) await putAwayMissed(context, { reading, only: gone });
      await noteStaying(context, run, 0);
  }
  await forgetUnreadable(database, run, "other-runs");
}

async function putAwayMissed(context: ShopContext, missing: Missing): Promise<void> {
  const { reading } = missing;
  await forMissed(context, missing, async (tx, productIds) => {
    await putAway(tx, reading.shopId, productIds);
    await noteMissing(tx, reading, { putAway: productIds.length });
  });
}

/** The next whole reading that misses them, too, puts them away. */
async function keepMissed(context: ShopContext, reading: Missing["reading"]): Promise<void> {
  await forMissed(context, { reading, only: "all" }, (tx, productIds) =>
    noteMissed(tx, reading, productIds),
  );
}

async function noteStaying(context: ShopContext, run: Run, missed: number): Promise<void> {
  await inRun(context, run, async (tx) => {
    await noteMissing(tx, run, { missed });
    return true;
  });
}

/** Does something with the products that the reading missed, with a part of them in each transaction. */
async function forMissed(
  context: ShopContext,
  { reading, only }: Missing,
  work: (tx: Database, productIds: ProductId[]) => Promise<void>,
): Promise<void> {
  let after = 0n as ProductId;
  for (;;) {
    let productIds: ProductId[] = [];
    const isMore = await inRun(context, reading, async (tx) => {
      productIds = await missedProducts(tx, reading, { only, after, limit: PART_PRODUCTS });
      await work(tx, productIds);
      return productIds.length === PART_PRODUCTS;
    });
    if (!isMore) return;
    after = productIds.at(-1) ?? after;
  }
}
