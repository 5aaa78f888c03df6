import type { ProductId, ShopDomain } from "../domain/ids";
import { catalogReadState, startTimesRead } from "../shopify/bulk-read-products.server";
import { timesLines, type CatalogFile } from "../shopify/catalog-lines.server";
import {
  newerThanStored,
  noteChangedProducts,
  storedBesides,
} from "../tables/changed-products.server";
import type { PrismaClient } from "../tables/database.server";
import { mappedShops } from "../tables/shops.server";
import type { ShopContext } from "./context";

/** Products that are compared with one statement. */
const PART_PRODUCTS = 5_000;
const FIRST_LOOK_MS = 1_000;
const LOOK_AGAIN_MS = 10_000;

export type Reconciliation =
  /** Shopify writes the file: look again with this operation, or start once more without one. */
  { outcome: "later"; bulkOperationId: string | null; afterMs: number } | { outcome: "done" };

/** Shops whose stored catalog is worth comparing with Shopify's. */
export function shopsToReconcile(database: PrismaClient): Promise<ShopDomain[]> {
  return mappedShops(database);
}

/**
 * Finds what webhooks lost: Shopify writes which products there are and when each changed, and what differs from
 * what is stored is noted as changed. Reading it again is the same work as after a webhook; where nothing differs,
 * nothing is written.
 */
export async function reconcile(
  context: ShopContext,
  bulkOperationId: string | null,
): Promise<Reconciliation> {
  if (bulkOperationId === null) {
    const started = await startTimesRead(context.shopify);
    const afterMs = started ? FIRST_LOOK_MS : LOOK_AGAIN_MS;
    return { outcome: "later", bulkOperationId: started, afterMs };
  }
  const read = await catalogReadState(context.shopify, bulkOperationId);
  if (read.state === "writing")
    return { outcome: "later", bulkOperationId, afterMs: LOOK_AGAIN_MS };
  // A file that could not be written is written the next night.
  if (read.state === "failed") return { outcome: "done" };
  const seen = read.file === null ? [] : await noteNewer(context, read.file);
  await noteGone(context, { seen, before: read.startedAt });
  return { outcome: "done" };
}

/** Answers all products of the file. */
async function noteNewer(context: ShopContext, file: CatalogFile): Promise<ProductId[]> {
  const seen: ProductId[] = [];
  let part: { id: ProductId; updatedAt: Date }[] = [];
  const compare = async () => {
    await note(context, await newerThanStored(context.database, context.shop.id, part));
    part = [];
  };
  for await (const line of timesLines(file)) {
    seen.push(line.id);
    part.push(line);
    if (part.length === PART_PRODUCTS) await compare();
  }
  await compare();
  return seen;
}

async function noteGone(
  context: ShopContext,
  { seen, before }: { seen: ProductId[]; before: Date },
): Promise<void> {
  const { database, shop } = context;
  await note(context, await storedBesides(database, shop.id, { ids: seen, before }));
}

async function note({ database, shop, jobs }: ShopContext, ids: ProductId[]): Promise<void> {
  const changes = ids.map((productId) => ({ productId, updatedAt: null }));
  if (await noteChangedProducts(database, shop.id, changes)) await jobs.takeChanges();
}
