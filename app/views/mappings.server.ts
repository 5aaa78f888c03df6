import type { AttentionReason } from "../domain/attention-reason";
import type { MappingStatus } from "../domain/mapping-status";
import { marketInUse } from "../tables/market-in-use.server";
import type { Database } from "../tables/database.server";
import { mappingsPage } from "../tables/product-mappings.server";

/** One line of the table of mappings. */
export interface MappingRow {
  productId: string;
  title: string;
  imageUrl: string | null;
  localCategory: string;
  status: MappingStatus;
  reason: AttentionReason | null;
  /** From the root to the leaf. */
  categoryPath: string[];
}

export interface MappingsView {
  rows: MappingRow[];
  /** Where the next page begins, or null. */
  nextCursor: string | null;
}

const PAGE_ROWS = 50;

/** A page of mappings by title. @param cursor as an earlier page gave it */
export async function mappingsView(
  database: Database,
  shopId: number,
  cursor: string | null,
): Promise<MappingsView> {
  const market = await marketInUse(database, shopId);
  if (!market) return { rows: [], nextCursor: null };
  const rows = await mappingsPage(
    database,
    { shopId, market },
    {
      after: cursor === null ? null : parseCursor(cursor),
      limit: PAGE_ROWS + 1,
    },
  );
  const shown = rows.slice(0, PAGE_ROWS);
  const last = shown.at(-1);
  return {
    rows: shown.map((row) => ({
      ...row,
      productId: row.productId.toString(),
      categoryPath: row.categoryPath ?? [],
    })),
    nextCursor:
      rows.length > PAGE_ROWS && last
        ? JSON.stringify([last.title, last.productId.toString()])
        : null,
  };
}

function parseCursor(cursor: string): { title: string; productId: bigint } | null {
  try {
    const [title, productId] = JSON.parse(cursor) as unknown[];
    return { title: String(title), productId: BigInt(String(productId)) };
  } catch {
    return null;
  }
}
