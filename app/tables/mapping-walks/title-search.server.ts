import { z } from "zod";
import { Prisma, type Database } from "../database.server";

/** So many products are found and sorted in little time; where more fit, walking the list soon meets a page of them. */
const FEW = 2_500;
/** Of words it knows nothing of, PostgreSQL expects up to one title in 200: above this it does know. */
const MANY = 10_000;
const planSchema = z.tuple([z.object({ Plan: z.object({ "Plan Rows": z.number() }) })]);

export interface TitleSearch {
  /** Starts with AND, about `product_mapping m`. */
  condition: Prisma.Sql;
  /** Most of the list has to be walked to find one: better take what the index finds, and sort it. */
  isRare: boolean;
}

/** A search as a condition: the products that an index finds, or, where that is too many, a test of each row. */
export async function titleSearch(
  database: Database,
  shopId: number,
  search: string,
): Promise<TitleSearch> {
  const fits = Prisma.sql`title_words(p.shop_id, p.title) @@ title_query(${shopId}::int, ${search})`;
  // The words carry the shop already: a plain condition would make the planner read the whole shop from another index.
  const found = Prisma.sql`
    SELECT p.id FROM product p WHERE p.shop_id + 0 = ${shopId} AND ${fits} LIMIT ${FEW + 1}`;
  if ((await estimated(database, fits)) <= MANY && (await counted(database, found)) <= FEW)
    return { condition: Prisma.sql`AND m.product_id IN (${found})`, isRare: true };
  // The cheap test first: most rows fail it.
  const words = search.split(/[\s\-/_.@]+/).filter((word) => /^[\p{L}\p{N}]+$/u.test(word));
  const contains = words.map(
    (word) => Prisma.sql`AND lower(m.title) LIKE ${`%${word.toLowerCase()}%`}`,
  );
  const cheap = contains.length > 0 ? Prisma.join(contains, " ") : Prisma.empty;
  return {
    // In one piece: apart, the planner believes that next to nothing fits both, and sorts the whole list.
    condition: Prisma.sql`AND CASE WHEN true ${cheap} THEN title_words(m.shop_id, m.title) @@ title_query(${shopId}::int, ${search}) ELSE false END`,
    isRare: false,
  };
}

/** What the planner expects: of words that many titles have, PostgreSQL keeps how many, so nothing is counted. */
async function estimated(database: Database, fits: Prisma.Sql): Promise<number> {
  const [row] = await database.$queryRaw<{ "QUERY PLAN": unknown }[]>`
    EXPLAIN (FORMAT JSON) SELECT FROM product p WHERE ${fits}`;
  return planSchema.parse(row?.["QUERY PLAN"])[0].Plan["Plan Rows"];
}

async function counted(database: Database, found: Prisma.Sql): Promise<number> {
  const [row] = await database.$queryRaw<{ products: number }[]>`
    SELECT count(*)::int AS products FROM (${found}) p`;
  return row?.products ?? 0;
}
