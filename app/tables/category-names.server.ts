import type { TreeKey } from "./category-trees.server";
import { asRows, Prisma, type Database } from "./database.server";

/** The revision of the tree that names of this language were fetched for, or null. */
export async function namesRevision(
  database: Database,
  { market, categoryVersion }: TreeKey,
  locale: string,
): Promise<number | null> {
  const row = await database.categoryLanguage.findUnique({
    where: { market_categoryVersion_locale: { market, categoryVersion, locale } },
  });
  return row?.revision ?? null;
}

/** The names of a language by category; what is missing has the market's name. */
export async function categoryNames(
  database: Database,
  { market, categoryVersion }: TreeKey,
  locale: string,
): Promise<Map<string, string>> {
  const rows = await database.categoryName.findMany({
    where: { market, categoryVersion, locale },
    select: { id: true, name: true },
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/**
 * The names that lead to a category, in a language; what that lacks has the market's name.
 * @param category the alias of its row in `tiktok_shop_category`; names are null where that is missing
 */
export function localPath(category: "t" | "a" | "b", locale: string): Prisma.Sql {
  const row = Prisma.raw(category);
  return Prisma.sql`(
    SELECT array_agg(coalesce(n.name, ${row}.path_names[step.depth]) ORDER BY step.depth)
    FROM unnest(${row}.path) WITH ORDINALITY AS step(id, depth)
    LEFT JOIN tiktok_shop_category_name n ON n.market = ${row}.market
      AND n.category_version = ${row}.category_version AND n.locale = ${locale} AND n.id = step.id)`;
}

/** Stores newly fetched names of a language; a category that is not among them keeps its name. */
export async function storeCategoryNames(
  transaction: Database,
  names: TreeKey & { locale: string; revision: number; names: { id: string; name: string }[] },
): Promise<void> {
  const { market, categoryVersion, locale, revision } = names;
  await transaction.$executeRaw`
    INSERT INTO tiktok_shop_category_name (market, category_version, locale, id, name)
    SELECT ${market}, ${categoryVersion}, ${locale}, n.id, n.name
    FROM jsonb_to_recordset(${asRows(names.names)}::jsonb) AS n(id text, name text)
    ON CONFLICT (market, category_version, locale, id) DO UPDATE SET name = excluded.name`;
  await transaction.categoryLanguage.upsert({
    where: { market_categoryVersion_locale: { market, categoryVersion, locale } },
    create: { market, categoryVersion, locale, revision },
    update: { revision },
  });
}
