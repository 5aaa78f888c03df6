import { randomUUID } from "node:crypto";
import type { ProductId, ShopDomain } from "../domain/ids";
import { ShopifyError } from "../shopify/errors";
import { METAFIELDS_A_CALL, writeProductCategories } from "../shopify/product-categories.server";
import type { PrismaClient } from "../tables/database.server";
import { marketInUse } from "../tables/market-in-use.server";
import {
  claimWriteBack,
  nextUnwritten,
  nextWritten,
  noteRefused,
  noteUnknown,
  noteWriteBackProblem,
  noteWritten,
  noteWrittenMarket,
  releaseWriteBack,
  shopsToWriteBack,
  type WantedCategory,
  type WriteBackState,
} from "../tables/write-back.server";
import type { ShopContext } from "./context";

export type WriteBackOutcome = { outcome: "done" } | { outcome: "later"; afterMs: number };

/** Products that are looked up at once: they fill ten calls. */
const SLICE = 10 * METAFIELDS_A_CALL;
const ANOTHER_WRITES_MS = 15_000;

/** Shops whose metafields are not what they should be. */
export function shopsThatWait(database: PrismaClient): Promise<ShopDomain[]> {
  return shopsToWriteBack(database);
}

/**
 * Lets the metafields of the shop's products hold what is confirmed, and nothing where nothing is or the merchant
 * wants none. One worker a shop; whoever is killed leaves a rest that the next one finds. What Shopify refuses for
 * one product does not stop the others.
 */
export async function writeBack(context: ShopContext): Promise<WriteBackOutcome> {
  const { database, shop } = context;
  const by = randomUUID();
  const state = await claimWriteBack(database, shop.id, by);
  if (!state) return { outcome: "later", afterMs: ANOTHER_WRITES_MS };
  try {
    const isDone = await writeAll(context, { by, state });
    if (state.problem) await noteWriteBackProblem(database, shop.id, null);
    return isDone ? { outcome: "done" } : { outcome: "later", afterMs: 0 };
  } catch (error) {
    if (!(error instanceof ShopifyError) || error.retryable) throw error;
    // Nothing can be written at all: the merchant is told, and the next minute tries again.
    await noteWriteBackProblem(database, shop.id, error.code);
    return { outcome: "done" };
  } finally {
    await releaseWriteBack(database, shop.id, by);
  }
}

interface Turn {
  by: string;
  state: WriteBackState;
}

async function writeAll(context: ShopContext, turn: Turn): Promise<boolean> {
  const { database, shop } = context;
  const { writesBack, writtenMarket } = turn.state;
  const market = await marketInUse(database, shop.id);
  if (writesBack && market === null) return true;
  if (writtenMarket !== null && (!writesBack || writtenMarket !== market)) {
    if (!(await pass(context, turn, { market: writtenMarket, next: nextWritten }))) return false;
    await noteWrittenMarket(database, shop.id, null);
  }
  if (!writesBack || market === null) return true;
  await noteWrittenMarket(database, shop.id, market);
  return pass(context, turn, { market, next: nextUnwritten });
}

/** Goes through the products once, in the order of their ids. Answers false where the merchant changed their mind. */
async function pass(
  context: ShopContext,
  turn: Turn,
  { market, next }: { market: string; next: typeof nextUnwritten },
): Promise<boolean> {
  const scope = { shopId: context.shop.id, market };
  let after = 0n as ProductId;
  for (;;) {
    const slice = await next(context.database, scope, { after, limit: SLICE });
    const last = slice.at(-1);
    if (!last) return true;
    after = last.productId;
    for (let start = 0; start < slice.length; start += METAFIELDS_A_CALL) {
      const wanted = slice.slice(start, start + METAFIELDS_A_CALL);
      if (!(await write(context, turn, { scope, wanted }))) return false;
    }
  }
}

async function write(
  { database, shop, shopify }: ShopContext,
  { by, state }: Turn,
  { scope, wanted }: { scope: { shopId: number; market: string }; wanted: WantedCategory[] },
): Promise<boolean> {
  const now = await claimWriteBack(database, shop.id, by);
  if (now?.writesBack !== state.writesBack) return false;
  const productIds = wanted.map(({ productId }) => productId);
  await noteUnknown(database, scope, productIds);
  const refused = await writeProductCategories(shopify, wanted);
  // A call that took so long that another worker began may have come after its: nobody knows what stands there.
  if (!(await claimWriteBack(database, shop.id, by))) {
    await noteUnknown(database, scope, productIds);
    return false;
  }
  await noteRefused(database, shop.id, refused);
  const isRefused = new Set(refused.map(({ productId }) => productId));
  // What could not be removed is not tried for ever.
  const isOver = ({ productId, categoryId }: WantedCategory) =>
    categoryId === null || !isRefused.has(productId);
  await noteWritten(database, scope, wanted.filter(isOver));
  return true;
}
