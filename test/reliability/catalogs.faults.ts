import fc from "fast-check";
import { createShopDomain } from "../../app/domain/ids";
import { openDatabase } from "../../app/tables/database.server";
import { rememberShop } from "../../app/tables/shops.server";
import { oddCatalog } from "../support/odd-catalogs";
import { oddCatalogStore } from "../support/store-odd-catalog";
import { reportTried, reportZero } from "./account";
import type { Faults } from "./faults";
import { startKillablePostgres } from "./killable-postgres";

const CATALOGS = 10_000;

/** Catalogs with everything that texts, ids, pictures and lines can be. */
export const faults: Faults = async (report, { seed }) => {
  const postgres = await startKillablePostgres();
  const database = openDatabase(postgres.url);
  try {
    const shop = await rememberShop(database, createShopDomain("odd.myshopify.com"));
    const catalogs = await oddCatalogStore(database, shop.id);
    let [products, unaccounted, renamed, refused] = [0, 0, 0, 0];
    for (const catalog of fc.sample(oddCatalog, { numRuns: CATALOGS, seed })) {
      products += catalog.lines.filter(({ productId }) => productId !== null).length;
      const mistakes = await catalogs.store(catalog).catch((error: unknown) => {
        console.error(error);
        return null;
      });
      if (!mistakes) refused += 1;
      unaccounted += mistakes?.unaccounted.length ?? 0;
      renamed += mistakes?.renamed.length ?? 0;
    }
    await catalogs.close();
    reportTried(report, `${CATALOGS} generated catalogs: lines about products`, {
      value: products,
      atLeast: CATALOGS,
    });
    reportZero(report, `${CATALOGS} generated catalogs: that could not be read`, refused);
    reportZero(report, `${CATALOGS} generated catalogs: products unaccounted for`, unaccounted);
    reportZero(report, `${CATALOGS} generated catalogs: products with another title`, renamed);
  } finally {
    await database.$disconnect();
    await postgres.close();
  }
};
