import { z } from "zod";
import { anyTimeSchema } from "../domain/asked";
import { bigIdPart, cursorIn, timePart } from "../domain/cursor";
import type { ProductId } from "../domain/ids";
import {
  completeUntil,
  confirmedMappingOf,
  confirmedPage,
  type ConfirmedCursor,
  type ConfirmedMapping,
} from "../tables/confirmed-mappings.server";
import type { Database } from "../tables/database.server";
import { marketScope } from "./mappings.server";

/** One mapping as docs/api.md describes it: other systems read it, so its names do not change. */
interface MappingAnswer {
  product_id: string;
  handle: string;
  category: { id: string; path: string[] } | null;
  decided_by: string | null;
  decided_at: string | null;
  changed_at: string;
}

export interface MappingsAnswer {
  market: string | null;
  mappings: MappingAnswer[];
  next_cursor: string | null;
  next_updated_since: string;
}

const cursorSchema = z.object({
  changedAt: timePart,
  productId: bigIdPart,
});

export const mappingsQuerySchema = z.object({
  cursor: z
    .string()
    .transform((text) => cursorIn(cursorSchema, Buffer.from(text, "base64url").toString()))
    .refine((cursor) => cursor !== null)
    .nullable()
    .default(null),
  updated_since: anyTimeSchema.nullable().default(null),
  limit: z.coerce.number().int().min(1).max(1_000).default(250),
});

/** A page of what is confirmed. */
export async function confirmedMappingsView(
  database: Database,
  shopId: number,
  { cursor: after, updated_since: since, limit }: z.infer<typeof mappingsQuerySchema>,
): Promise<MappingsAnswer> {
  const next_updated_since = (await completeUntil(database)).toISOString();
  const scope = await marketScope(database, shopId);
  if (!scope) return { market: null, mappings: [], next_cursor: null, next_updated_since };
  const rows = await confirmedPage(database, scope, { after, since, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    market: scope.market,
    mappings: shown.map(asAnswer),
    next_cursor: last ? cursorText(last.cursor) : null,
    next_updated_since,
  };
}

/** What is confirmed for one product, or null. */
export async function confirmedMappingView(
  database: Database,
  shopId: number,
  productId: ProductId,
): Promise<(MappingAnswer & { market: string }) | null> {
  const scope = await marketScope(database, shopId);
  const row = scope && (await confirmedMappingOf(database, scope, productId));
  return row ? { ...asAnswer(row), market: scope.market } : null;
}

function asAnswer(row: ConfirmedMapping): MappingAnswer {
  return {
    product_id: row.productId.toString(),
    handle: row.handle,
    category: row.categoryId === null ? null : { id: row.categoryId, path: row.categoryPath ?? [] },
    decided_by: row.source,
    decided_at: row.decidedAt?.toISOString() ?? null,
    changed_at: row.changedAt.toISOString(),
  };
}

function cursorText(cursor: ConfirmedCursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString("base64url");
}
