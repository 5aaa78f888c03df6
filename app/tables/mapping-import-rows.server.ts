import type { ProductId } from "../domain/ids";
import type { FileRow, RowProblem } from "../domain/mapping-file";
import type { MappingStatus } from "../domain/mapping-status";
import { asRows, Prisma, type Database } from "./database.server";
import type { MappingImport } from "./mapping-imports.server";

/** What a comparison with the stored mappings found. */
export interface Checked {
  unchanged: number;
  bad: number;
  changes: number;
}

/** Which import, and the mappings that it is about. */
type ImportKey = Pick<MappingImport, "id" | "shopId" | "market" | "categoryVersion">;

export async function stageRows(
  database: Database,
  importId: number,
  rows: FileRow[],
): Promise<void> {
  await database.$executeRaw`
    INSERT INTO mapping_import_row (import_id, number, given_id, product_id, category_id, is_confirmed, problem)
    SELECT ${importId}, r.number, r."givenId", r."productId", r."categoryId", r."isConfirmed", r.problem
    FROM jsonb_to_recordset(${asRows(rows)}::jsonb) AS r(number int, "givenId" text, "productId" bigint,
      "categoryId" text, "isConfirmed" boolean, problem text)`;
}

/** Tells the planner what was staged a moment ago. */
export async function analyzeRows(database: Database): Promise<void> {
  await database.$executeRaw`ANALYZE mapping_import_row`;
}

/**
 * Compares what was read with what is stored: finds what cannot be used, and forgets the rows that change nothing. A
 * row without a category says nothing, and one that has what the product has already changes nothing, unless the file
 * says "confirmed" and the product is not.
 */
export async function checkRows(transaction: Database, key: ImportKey): Promise<Checked> {
  const { id } = key;
  await findDuplicates(transaction, id);
  const unchanged = await transaction.$executeRaw`
    DELETE FROM mapping_import_row r USING product_mapping m
    WHERE r.import_id = ${id} AND r.problem IS NULL
      AND m.shop_id = ${key.shopId} AND m.market = ${key.market} AND m.product_id = r.product_id
      AND (r.category_id = '' OR r.category_id = coalesce(m.confirmed_category_id, m.recommended_category_id)
        AND (m.status = 'confirmed' OR NOT r.is_confirmed))`;
  await transaction.$executeRaw`
    UPDATE mapping_import_row r SET problem = found.problem
    FROM (
      SELECT r.number, CASE WHEN m.product_id IS NULL THEN 'unknown-product' WHEN t.id IS NULL THEN 'unknown-category'
        WHEN t.removed_at IS NOT NULL THEN 'category-gone' WHEN NOT t.is_leaf THEN 'not-a-leaf' END AS problem
      FROM mapping_import_row r
      LEFT JOIN product_mapping m ON m.shop_id = ${key.shopId} AND m.market = ${key.market} AND m.product_id = r.product_id
      LEFT JOIN tiktok_shop_category t ON t.market = ${key.market} AND t.category_version = ${key.categoryVersion}
        AND t.id = r.category_id
      WHERE r.import_id = ${id} AND r.problem IS NULL
    ) found
    WHERE r.import_id = ${id} AND r.number = found.number AND found.problem IS NOT NULL`;
  const [left] = await transaction.$queryRaw<{ bad: number; changes: number }[]>`
    SELECT count(problem)::int AS bad, (count(*) - count(problem))::int AS changes
    FROM mapping_import_row WHERE import_id = ${id}`;
  return { unchanged, bad: left?.bad ?? 0, changes: left?.changes ?? 0 };
}

/** The first row of a product counts; a later one does not say which of them is meant. */
async function findDuplicates(transaction: Database, importId: number): Promise<void> {
  await transaction.$executeRaw`
    UPDATE mapping_import_row r SET problem = 'duplicate', first_number = again.first_number
    FROM (
      SELECT number, min(number) OVER (PARTITION BY product_id) AS first_number
      FROM mapping_import_row WHERE import_id = ${importId} AND problem IS NULL
    ) again
    WHERE r.import_id = ${importId} AND r.number = again.number AND again.first_number < again.number`;
}

/** A change that applying the import would make. */
export interface PlannedChange {
  number: number;
  productId: ProductId;
  title: string;
  beforeStatus: MappingStatus;
  beforePath: string[] | null;
  afterPath: string[] | null;
}

/** The first changes of the file. */
export async function plannedChanges(
  database: Database,
  { id, shopId, market, categoryVersion }: ImportKey,
  limit: number,
): Promise<PlannedChange[]> {
  return database.$queryRaw<PlannedChange[]>`
    SELECT r.number, r.product_id AS "productId", m.title, m.status AS "beforeStatus",
      before.path_names AS "beforePath", after.path_names AS "afterPath"
    FROM mapping_import_row r
    JOIN product_mapping m ON m.shop_id = ${shopId} AND m.market = ${market} AND m.product_id = r.product_id
    LEFT JOIN tiktok_shop_category before ON before.market = m.market AND before.category_version = m.category_version
      AND before.id = coalesce(m.confirmed_category_id, m.recommended_category_id)
    LEFT JOIN tiktok_shop_category after ON after.market = ${market} AND after.category_version = ${categoryVersion}
      AND after.id = r.category_id
    WHERE r.import_id = ${id} AND r.problem IS NULL
    ORDER BY r.number LIMIT ${limit}`;
}

/** A row that cannot be used. */
export interface BadRow {
  number: number;
  givenId: string;
  categoryId: string;
  problem: RowProblem;
  /** For a duplicate: the row that has the product already. */
  firstNumber: number | null;
}

/** The next rows of the file that cannot be used. */
export async function badRows(
  database: Database,
  importId: number,
  { after, limit }: { after: number; limit: number },
): Promise<BadRow[]> {
  return database.$queryRaw<BadRow[]>`
    SELECT number, given_id AS "givenId", category_id AS "categoryId", problem, first_number AS "firstNumber"
    FROM mapping_import_row
    WHERE import_id = ${importId} AND problem IS NOT NULL AND number > ${after} ORDER BY number LIMIT ${limit}`;
}

/** How many rows cannot be used, and why. */
export async function countProblems(
  database: Database,
  importId: number,
): Promise<{ problem: RowProblem; rows: number }[]> {
  return database.$queryRaw<{ problem: RowProblem; rows: number }[]>`
    SELECT problem, count(*)::int AS rows FROM mapping_import_row
    WHERE import_id = ${importId} AND problem IS NOT NULL GROUP BY problem ORDER BY 2 DESC, 1`;
}

/** The next products that the import changes, in the order of their ids; not those whose category went meanwhile. */
export async function nextImported(
  database: Database,
  { id, market, categoryVersion }: ImportKey,
  { after, limit }: { after: ProductId; limit: number },
): Promise<{ productId: ProductId; isUsable: boolean }[]> {
  return database.$queryRaw<{ productId: ProductId; isUsable: boolean }[]>`
    SELECT r.product_id AS "productId", t.id IS NOT NULL AS "isUsable"
    FROM mapping_import_row r
    LEFT JOIN tiktok_shop_category t ON t.market = ${market} AND t.category_version = ${categoryVersion}
      AND t.id = r.category_id AND t.is_leaf AND t.removed_at IS NULL
    WHERE r.import_id = ${id} AND r.problem IS NULL AND r.product_id > ${after}
    ORDER BY r.product_id LIMIT ${limit}`;
}

/** The category that an import has for `product_mapping m`. */
export function importedCategory(importId: number): Prisma.Sql {
  return Prisma.sql`(SELECT r.category_id FROM mapping_import_row r
    WHERE r.import_id = ${importId} AND r.product_id = m.product_id AND r.problem IS NULL)`;
}
