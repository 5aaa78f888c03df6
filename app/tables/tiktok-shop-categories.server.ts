import type { PlacedCategory } from "../domain/category-tree";
import { asRows, type Database } from "./database.server";

/** Which of the shop's trees: they differ by market and version. */
export interface TreeKey {
  market: string;
  categoryVersion: string;
}

/** Which of these categories are stored as leaves. */
export async function findLeaves(
  database: Database,
  tree: TreeKey,
  ids: string[],
): Promise<Set<string>> {
  const rows = await database.$queryRaw<{ id: string }[]>`
    SELECT id FROM tiktok_shop_category
    WHERE market = ${tree.market} AND category_version = ${tree.categoryVersion}
      AND id = ANY(${ids}) AND is_leaf`;
  return new Set(rows.map(({ id }) => id));
}

/** Adds categories that only an answer named; what the tree says about a category is better and stays. */
export async function addRecommendedCategories(
  database: Database,
  tree: TreeKey,
  categories: PlacedCategory[],
): Promise<void> {
  const unique = [...new Map(categories.map((category) => [category.id, category])).values()];
  await database.$executeRaw`
    INSERT INTO tiktok_shop_category (market, category_version, id, parent_id, name, is_leaf,
      permission_statuses, path, path_names, source, updated_at)
    SELECT ${tree.market}, ${tree.categoryVersion}, c.id, c."parentId", c.name, c."isLeaf",
      ARRAY(SELECT jsonb_array_elements_text(c."permissionStatuses")),
      ARRAY(SELECT jsonb_array_elements_text(c.path)), ARRAY(SELECT jsonb_array_elements_text(c."pathNames")),
      'recommendation', now()
    FROM jsonb_to_recordset(${asRows(unique)}::jsonb) AS c(id text, "parentId" text, name text,
      "isLeaf" boolean, "permissionStatuses" jsonb, path jsonb, "pathNames" jsonb)
    ORDER BY c.id
    ON CONFLICT (market, category_version, id) DO NOTHING`;
}

/** Replaces the stored tree by a newly listed one, in one statement each way; an empty list changes nothing. */
export async function replaceTree(
  database: Database,
  tree: TreeKey,
  categories: PlacedCategory[],
): Promise<void> {
  if (categories.length === 0) return;
  const rows = asRows(categories);
  await database.$executeRaw`
    INSERT INTO tiktok_shop_category (market, category_version, id, parent_id, name, is_leaf,
      permission_statuses, path, path_names, source, updated_at)
    SELECT ${tree.market}, ${tree.categoryVersion}, c.id, c."parentId", c.name, c."isLeaf",
      ARRAY(SELECT jsonb_array_elements_text(c."permissionStatuses")),
      ARRAY(SELECT jsonb_array_elements_text(c.path)), ARRAY(SELECT jsonb_array_elements_text(c."pathNames")),
      'tree', now()
    FROM jsonb_to_recordset(${rows}::jsonb) AS c(id text, "parentId" text, name text,
      "isLeaf" boolean, "permissionStatuses" jsonb, path jsonb, "pathNames" jsonb)
    ORDER BY c.id
    ON CONFLICT (market, category_version, id) DO UPDATE SET
      parent_id = excluded.parent_id, name = excluded.name, is_leaf = excluded.is_leaf,
      permission_statuses = excluded.permission_statuses, path = excluded.path,
      path_names = excluded.path_names, source = excluded.source, updated_at = excluded.updated_at`;
  await database.$executeRaw`
    DELETE FROM tiktok_shop_category
    WHERE market = ${tree.market} AND category_version = ${tree.categoryVersion} AND source = 'tree'
      AND NOT (id = ANY(${categories.map(({ id }) => id)}))`;
}

/** When the tree was last listed, or null if it never was. */
export async function treeUpdatedAt(database: Database, tree: TreeKey): Promise<Date | null> {
  const newest = await database.tikTokShopCategory.findFirst({
    where: { ...tree, source: "tree" },
    orderBy: { updatedAt: "desc" },
    select: { updatedAt: true },
  });
  return newest?.updatedAt ?? null;
}

/** Leaves whose path contains every word, those first whose own name has the first one. */
export async function searchLeaves(
  database: Database,
  tree: TreeKey,
  { words, limit }: { words: string[]; limit: number },
): Promise<{ categoryId: string; path: string[]; permissionStatuses: string[] }[]> {
  const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`);
  return database.$queryRaw`
    SELECT id AS "categoryId", path_names AS path, permission_statuses AS "permissionStatuses"
    FROM tiktok_shop_category
    WHERE market = ${tree.market} AND category_version = ${tree.categoryVersion} AND is_leaf
      AND array_to_string(path_names, ' ') ILIKE ALL (${patterns})
    ORDER BY name ILIKE ${patterns[0] ?? "%"} DESC, path_names LIMIT ${limit}`;
}
