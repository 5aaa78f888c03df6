import type { ProductId } from "../domain/ids";
import { FILE_COLUMNS, fileLine } from "../domain/mapping-file";
import { filterOf } from "../domain/mapping-filter";
import type { Database } from "../tables/database.server";
import { countAnswers } from "../tables/mapping-counts.server";
import { exportSlice, type ExportedMapping } from "../tables/mapping-export.server";
import type { MappingScope } from "../tables/mapping-filters.server";
import { marketScope } from "./mappings.server";

/** Rows of one slice: few round trips, and little of the file in memory. */
const SLICE = 2_000;
/** Spreadsheet programs know by it that the file is UTF-8. */
const BYTE_ORDER_MARK = "\uFEFF";
const PATH_SEPARATOR = " > ";

/**
 * The mappings that an address of the list finds, as parts of a file. Whoever takes the parts slowly keeps neither a
 * connection nor more than one of them.
 */
export async function* mappingFile(
  database: Database,
  shopId: number,
  query: URLSearchParams,
): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + fileLine(FILE_COLUMNS);
  const scope = await marketScope(database, shopId);
  if (!scope) return;
  const agreement = new Agreements(database, scope);
  const filter = filterOf(query);
  let after = 0n as ProductId;
  for (;;) {
    const rows = await exportSlice(database, scope, { filter, after, limit: SLICE });
    await agreement.learn(rows.map(({ localCategoryId }) => localCategoryId));
    if (rows.length > 0) yield rows.map((row) => lineOf(row, agreement.of(row))).join("");
    const last = rows.at(-1);
    if (!last || rows.length < SLICE) return;
    after = last.productId;
  }
}

function lineOf(row: ExportedMapping, agreement: string): string {
  return fileLine([
    row.productId.toString(),
    row.handle,
    row.title,
    row.localCategory,
    row.categoryId ?? "",
    row.categoryPath?.join(PATH_SEPARATOR) ?? "",
    row.status,
    agreement,
    row.decidedBy ?? "",
    row.decidedAt?.toISOString() ?? "",
  ]);
}

/** How many products of a local category got which recommendation: counted once for each local category. */
class Agreements {
  readonly #counted = new Map<number, { any: number; same: Map<string, number> }>();

  constructor(
    private readonly database: Database,
    private readonly scope: MappingScope,
  ) {}

  async learn(localCategoryIds: number[]): Promise<void> {
    const unknown = [...new Set(localCategoryIds)].filter((id) => !this.#counted.has(id));
    if (unknown.length === 0) return;
    for (const id of unknown) this.#counted.set(id, { any: 0, same: new Map() });
    for (const each of await countAnswers(this.database, this.scope, unknown)) {
      const counted = this.#counted.get(each.localCategoryId);
      if (!counted) continue;
      counted.any += each.products;
      counted.same.set(each.categoryId, each.products);
    }
  }

  of({ localCategoryId, recommendedCategoryId }: ExportedMapping): string {
    const counted = this.#counted.get(localCategoryId);
    if (!counted || recommendedCategoryId === null) return "";
    return `${counted.same.get(recommendedCategoryId) ?? 0} of ${counted.any}`;
  }
}
