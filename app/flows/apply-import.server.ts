import type { ProductId } from "../domain/ids";
import type { Database } from "../tables/database.server";
import { addDecision, closeDecision } from "../tables/decision-jobs.server";
import { decideProducts } from "../tables/mapping-decisions.server";
import { nextImported } from "../tables/mapping-import-rows.server";
import {
  findImport,
  lockImport,
  moveImport,
  noteApplied,
  noteLookedAt,
  type MappingImport,
} from "../tables/mapping-imports.server";
import type { ShopContext } from "./context";
import { scopeOf } from "./decide-mappings.server";

/** `gone`: it is not there any more, was applied already, or is about another market than the shop's. */
export type ApplyOutcome = { outcome: "started" } | { outcome: "gone" };

/** Products that are decided about with one statement. */
const SLICE = 5_000;
/** All of it is one transaction: a file is applied whole or not at all. */
const APPLYING = { timeout: 30 * 60_000, maxWait: 30_000 };

/** Has what was previewed applied in the background. Pressing twice applies once. */
export async function confirmImport(
  context: ShopContext,
  { importId, by }: { importId: number; by: string },
): Promise<ApplyOutcome> {
  const { database, shop, jobs, now } = context;
  const found = await findImport(database, { shopId: shop.id, id: importId, now: now() });
  const scope = await scopeOf(context);
  if (!found || found.changes === 0 || scope?.market !== found.market) return { outcome: "gone" };
  if (found.status !== "checked" && found.status !== "failed") return { outcome: "gone" };
  return database.$transaction(async (tx) => {
    if (!(await moveImport(tx, found, { from: found.status, to: "applying" })))
      return { outcome: "gone" };
    await jobs.applyImport({ importId, by }, tx);
    return { outcome: "started" };
  });
}

/**
 * Applies an import as one decision, in one transaction: whoever dies in the middle has changed nothing, and the next
 * one begins anew. What somebody else decided since the preview is left alone.
 */
export async function applyImport(
  context: ShopContext,
  { importId, by }: { importId: number; by: string },
): Promise<void> {
  const { database, shop, jobs, now } = context;
  await database.$transaction(async (tx) => {
    await lockImport(tx, importId);
    const found = await findImport(tx, { shopId: shop.id, id: importId, now: now() });
    if (found?.status !== "applying") return;
    const decision = await enter(tx, found, { by, at: now() });
    let decided = 0;
    for await (const slice of slicesOf(tx, found)) {
      decided += await decideSlice(tx, found, { decision, slice });
      // Not in the transaction, so that the page sees it.
      await noteLookedAt(database, found, slice.lookedAt);
    }
    await closeDecision(tx, { id: decision.id, shopId: shop.id }, { decided, now: now() });
    const decisionId = decided > 0 ? decision.id : null;
    await noteApplied(tx, found, { decided, decisionId });
  }, APPLYING);
  if (shop.writesBack) await jobs.writeBack();
}

/** Nothing was changed: it can be tried once more. */
export async function giveImportUp({ database, shop }: ShopContext, importId: number) {
  const key = { id: importId, shopId: shop.id };
  await moveImport(database, key, { from: "applying", to: "failed" });
}

async function enter(tx: Database, found: MappingImport, { by, at }: { by: string; at: Date }) {
  const id = await addDecision(tx, {
    shopId: found.shopId,
    market: found.market,
    kind: "change",
    categoryId: null,
    scope: "import",
    scopeDetail: { name: found.name },
    total: found.changes,
    decidedBy: by,
    startedAt: at,
    seenAt: found.checkedAt,
  });
  return { id, by, at };
}

interface Slice {
  productIds: ProductId[];
  lookedAt: number;
}

async function* slicesOf(tx: Database, found: MappingImport): AsyncGenerator<Slice> {
  let after = 0n as ProductId;
  for (let lookedAt = 0; ;) {
    const rows = await nextImported(tx, found, { after, limit: SLICE });
    const last = rows.at(-1);
    if (!last) return;
    after = last.productId;
    lookedAt += rows.length;
    const usable = rows.filter(({ isUsable }) => isUsable);
    yield { productIds: usable.map(({ productId }) => productId), lookedAt };
  }
}

async function decideSlice(
  tx: Database,
  { id, shopId, market, checkedAt }: MappingImport,
  { decision, slice }: { decision: { id: number; by: string; at: Date }; slice: Slice },
): Promise<number> {
  const decided = await decideProducts(
    tx,
    { shopId, market },
    {
      productIds: slice.productIds,
      decision: {
        ...decision,
        kind: "change",
        categoryId: null,
        importId: id,
        source: "merchant",
        ruleId: null,
        seenAt: checkedAt,
      },
    },
  );
  return decided.length;
}
