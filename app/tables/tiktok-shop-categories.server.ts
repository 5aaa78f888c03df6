import type { PlacedCategory } from "../domain/category-tree";
import type { StoredCategory } from "../domain/tree-difference";
import type { TreeKey } from "./category-trees.server";
import { asRows, Prisma, type Database } from "./database.server";

/** Which of these categories are stored as leaves. */
export async function findLeaves(
  database: Database,
  tree: TreeKey,
  ids: string[],
): Promise<Set<string>> {
  const rows = await database.$queryRaw<{ id: string }[]>`
    SELECT id FROM tiktok_shop_category
    WHERE market = ${tree.market} AND category_version = ${tree.categoryVersion}
      AND id = ANY(${ids}) AND is_leaf AND removed_at IS NULL`;
  return new Set(rows.map(({ id }) => id));
}

/** The whole tree as it is stored, also what is gone. */
export async function storedTree(database: Database, tree: TreeKey): Promise<StoredCategory[]> {
  return database.$queryRaw<StoredCategory[]>`
    SELECT id, parent_id AS "parentId", name, is_leaf AS "isLeaf", permission_statuses AS "permissionStatuses",
      path, path_names AS "pathNames", source, removed_at IS NOT NULL AS "isRemoved"
    FROM tiktok_shop_category
    WHERE market = ${tree.market} AND category_version = ${tree.categoryVersion}`;
}

/**
 * Adds categories that only an answer named; what the tree says about a category is better and stays, unless the
 * tree said that it was gone. Answers those that are there again.
 */
export async function addRecommendedCategories(
  transaction: Database,
  tree: TreeKey,
  categories: PlacedCategory[],
): Promise<PlacedCategory[]> {
  const unique = [...new Map(categories.map((category) => [category.id, category])).values()];
  const gone = await transaction.$queryRaw<{ id: string }[]>`
    SELECT id FROM tiktok_shop_category
    WHERE market = ${tree.market} AND category_version = ${tree.categoryVersion}
      AND id = ANY(${unique.map(({ id }) => id)}) AND removed_at IS NOT NULL
    ORDER BY id FOR UPDATE`;
  await transaction.$executeRaw`
    ${insertCategories(tree, unique, "recommendation")}
    ON CONFLICT (market, category_version, id) DO UPDATE SET ${AS_LISTED}
    WHERE tiktok_shop_category.removed_at IS NOT NULL`;
  return unique.filter(({ id }) => gone.some((before) => before.id === id));
}

/** Stores categories as a list named them. */
export async function storeListedCategories(
  database: Database,
  tree: TreeKey,
  categories: PlacedCategory[],
): Promise<void> {
  if (categories.length === 0) return;
  await database.$executeRaw`
    ${insertCategories(tree, categories, "tree")}
    ON CONFLICT (market, category_version, id) DO UPDATE SET ${AS_LISTED}`;
}

/** Notes that the tree has these no more. Their rows stay: mappings that point to them keep their name. */
export async function markRemoved(
  database: Database,
  tree: TreeKey,
  removed: { ids: string[]; now: Date },
): Promise<void> {
  if (removed.ids.length === 0) return;
  await database.$executeRaw`
    UPDATE tiktok_shop_category SET removed_at = ${removed.now}
    WHERE market = ${tree.market} AND category_version = ${tree.categoryVersion} AND id = ANY(${removed.ids})`;
}

/** Notes that it takes another listing than this one to say of these categories whether they can be used. */
export async function noteUndecided(
  transaction: Database,
  { market, categoryVersion }: TreeKey,
  { ids, listing }: { ids: string[]; listing: number },
): Promise<void> {
  if (ids.length === 0) return;
  await transaction.$executeRaw`
    UPDATE tiktok_shop_category SET turned_at_listing = ${listing}
    WHERE market = ${market} AND category_version = ${categoryVersion} AND id = ANY(${ids})`;
}

const AS_LISTED = Prisma.sql`
  parent_id = excluded.parent_id, name = excluded.name, is_leaf = excluded.is_leaf,
  permission_statuses = excluded.permission_statuses, path = excluded.path, path_names = excluded.path_names,
  source = excluded.source, removed_at = NULL, updated_at = excluded.updated_at`;

function insertCategories(
  tree: TreeKey,
  categories: PlacedCategory[],
  source: "tree" | "recommendation",
): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO tiktok_shop_category (market, category_version, id, parent_id, name, is_leaf,
      permission_statuses, path, path_names, source, updated_at)
    SELECT ${tree.market}, ${tree.categoryVersion}, c.id, c."parentId", c.name, c."isLeaf",
      ARRAY(SELECT jsonb_array_elements_text(c."permissionStatuses")),
      ARRAY(SELECT jsonb_array_elements_text(c.path)), ARRAY(SELECT jsonb_array_elements_text(c."pathNames")),
      ${source}, now()
    FROM jsonb_to_recordset(${asRows(categories)}::jsonb) AS c(id text, "parentId" text, name text,
      "isLeaf" boolean, "permissionStatuses" jsonb, path jsonb, "pathNames" jsonb)
    ORDER BY c.id`;
}
