import type { ProductId } from "../domain/ids";
import { isBelievable } from "../domain/missed-products";
import type { Database } from "../tables/database.server";
import {
  countMissed,
  missedProducts,
  noteMissed,
  putAway,
  type Reading,
} from "../tables/put-away-products.server";
import { noteMissing, type Run } from "../tables/runs.server";
import { forgetUnreadable } from "../tables/unreadable-products.server";
import { PART_PRODUCTS } from "./build-catalog-part";
import type { ShopContext } from "./context";
import { inRun } from "./in-run.server";

interface Missing {
  reading: Run & Reading;
  only: "again" | "all";
}

/** Products that the whole reading missed are put away; many of them only once another reading missed them, too. */
export async function lookForMissing(context: ShopContext, run: Run): Promise<void> {
  const { database } = context;
  const { readStartedAt } = run;
  if (!readStartedAt) return;
  const reading = { ...run, readStartedAt };
  const { stored, again, first } = await countMissed(database, reading);
  const only = isBelievable(first, stored) ? "all" : "again";
  if (again > 0 || (only === "all" && first > 0)) {
    await forMissed(context, { reading, only }, async (tx, productIds) => {
      await putAway(tx, run.shopId, productIds);
      await noteMissing(tx, run, { putAway: productIds.length });
    });
  }
  if (only === "again") {
    await forMissed(context, { reading, only: "all" }, (tx, productIds) =>
      noteMissed(tx, reading, productIds),
    );
    await inRun(context, run, async (tx) => {
      await noteMissing(tx, run, { missed: first });
      return true;
    });
  }
  await forgetUnreadable(database, run, "other-runs");
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
