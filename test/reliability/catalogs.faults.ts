import fc from "fast-check";
import { createShopDomain } from "../../app/domain/ids";
import { openDatabase, type PrismaClient } from "../../app/tables/database.server";
import { rememberShop } from "../../app/tables/shops.server";
import { oddCatalog, type OddCatalog } from "../support/odd-catalogs";
import { oddCatalogStore } from "../support/store-odd-catalog";
import { reportTried, reportZero } from "./account";
import type { Faults } from "./faults";
import { startKillablePostgres } from "./killable-postgres";

const CATALOGS = 10_000;
const AT_ONCE = 4;

interface Found {
  refused: number;
  unaccounted: number;
  renamed: number;
}

/** Catalogs with everything that texts, ids, pictures and lines can be. */
export const faults: Faults = async (report, { seed }) => {
  const postgres = await startKillablePostgres();
  const database = openDatabase(postgres.url, AT_ONCE + 1);
  try {
    const catalogs = fc.sample(oddCatalog, { numRuns: CATALOGS, seed });
    const products = catalogs
      .flatMap(({ lines }) => lines)
      .filter(({ productId }) => productId !== null).length;
    const found = { refused: 0, unaccounted: 0, renamed: 0 };
    await Promise.all(
      Array.from({ length: AT_ONCE }, (_, lane) => storeAll(database, { lane, catalogs, found })),
    );
    const name = `${CATALOGS} generated catalogs`;
    reportTried(report, `${name}: lines about products`, { value: products, atLeast: CATALOGS });
    reportZero(report, `${name}: that could not be read`, found.refused);
    reportZero(report, `${name}: products unaccounted for`, found.unaccounted);
    reportZero(report, `${name}: products with another title`, found.renamed);
  } finally {
    await database.$disconnect();
    await postgres.close();
  }
};

/** One after the other, in a shop of this lane, until none is left. */
async function storeAll(
  database: PrismaClient,
  { lane, catalogs, found }: { lane: number; catalogs: OddCatalog[]; found: Found },
): Promise<void> {
  const shop = await rememberShop(database, createShopDomain(`odd-${lane}.myshopify.com`));
  const store = await oddCatalogStore(database, shop.id);
  for (let catalog = catalogs.pop(); catalog; catalog = catalogs.pop())
    try {
      const { unaccounted, renamed } = await store.store(catalog);
      found.unaccounted += unaccounted.length;
      found.renamed += renamed.length;
    } catch (error) {
      found.refused += 1;
      console.error(error);
    }
  await store.close();
}
