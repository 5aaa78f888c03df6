import type { UnreadableProduct } from "../domain/unreadable-product";
import type { ProductId } from "../domain/ids";
import { asRows, type Database } from "./database.server";

/**
 * Sets products aside by name; of two reasons the one counts that keeps the product from being stored.
 * @param found.runId the run that reads the whole catalog; null for another reading
 */
export async function noteUnreadable(
  database: Database,
  found: { shopId: number; runId: number | null },
  products: UnreadableProduct[],
): Promise<void> {
  if (products.length === 0) return;
  await database.$executeRaw`
    INSERT INTO unreadable_product (shop_id, run_id, product_id, title, reason)
    SELECT DISTINCT ON (u."productId", CASE WHEN u."productId" IS NULL THEN u.line END)
      ${found.shopId}::int, ${found.runId}::int, u."productId", u.title, u.reason
    FROM jsonb_to_recordset(${asRows(products.map((product, line) => ({ ...product, line })))}::jsonb)
      AS u("productId" bigint, title text, reason text, line int)
    WHERE u.reason <> 'incomplete' OR u."productId" IS NULL
      OR EXISTS (SELECT FROM product p WHERE p.shop_id = ${found.shopId} AND p.id = u."productId")
    ORDER BY 3, CASE WHEN u."productId" IS NULL THEN u.line END, u.reason = 'incomplete', u.line DESC
    ON CONFLICT (shop_id, product_id) DO UPDATE SET
      run_id = coalesce(excluded.run_id, unreadable_product.run_id),
      title = coalesce(excluded.title, unreadable_product.title),
      reason = CASE WHEN excluded.reason = 'incomplete' THEN unreadable_product.reason ELSE excluded.reason END`;
}

/** A reading of the whole catalog begins anew, or has ended: what it did not find again is forgotten. */
export async function forgetUnreadable(
  database: Database,
  run: { shopId: number; id: number },
  whose: "this-run" | "other-runs",
): Promise<void> {
  await database.unreadableProduct.deleteMany({
    where: {
      shopId: run.shopId,
      ...(whose === "this-run"
        ? { runId: run.id }
        : { OR: [{ runId: null }, { runId: { not: run.id } }] }),
    },
  });
}

/** Counts what a reading of the whole catalog met: different products, and lines that are about nobody knows which. */
export async function countMet(
  database: Database,
  { shopId, id }: { shopId: number; id: number },
): Promise<{ met: number; nameless: number }> {
  const [row] = await database.$queryRaw<{ read: number; setAside: number; nameless: number }[]>`
    SELECT (SELECT count(*)::int FROM product WHERE shop_id = ${shopId} AND seen_run_id = ${id}) AS read,
      count(*) FILTER (WHERE u.product_id IS NOT NULL AND u.reason <> 'incomplete' AND p.id IS NULL)::int AS "setAside",
      count(*) FILTER (WHERE u.product_id IS NULL)::int AS nameless
    FROM unreadable_product u
    LEFT JOIN product p ON p.shop_id = u.shop_id AND p.id = u.product_id AND p.seen_run_id = ${id}
    WHERE u.shop_id = ${shopId} AND u.run_id = ${id}`;
  if (!row) throw new Error("A count without a row");
  return { met: row.read + row.setAside, nameless: row.nameless };
}

/** Forgets those of these products that can be read now, or are gone. */
export async function forgetUnreadableProducts(
  database: Database,
  shopId: number,
  productIds: ProductId[],
): Promise<void> {
  await database.unreadableProduct.deleteMany({ where: { shopId, productId: { in: productIds } } });
}

/** How many products of the shop cannot be read, or not whole, and the first of them. */
export async function unreadableProducts(
  database: Database,
  shopId: number,
  limit: number,
): Promise<{ count: number; first: UnreadableProduct[] }> {
  const first = await database.$queryRaw<UnreadableProduct[]>`
    SELECT u.product_id AS "productId", coalesce(u.title, p.title) AS title, u.reason
    FROM unreadable_product u LEFT JOIN product p ON p.shop_id = u.shop_id AND p.id = u.product_id
    WHERE u.shop_id = ${shopId} ORDER BY u.id LIMIT ${limit}`;
  const count =
    first.length < limit
      ? first.length
      : await database.unreadableProduct.count({ where: { shopId } });
  return { count, first };
}
