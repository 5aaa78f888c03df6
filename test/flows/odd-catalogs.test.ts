import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { generatedCatalog } from "../../sandbox/catalog/catalog";
import { oddCatalog } from "../support/odd-catalogs";
import { playApp, type PlayedApp } from "../support/play-app";
import type { OddCatalogStore } from "../support/store-odd-catalog";

/** Another seed finds others: ODD_CATALOGS=5000 ODD_CATALOGS_SEED=7 npm test -- odd-catalogs */
const numRuns = Number(process.env.ODD_CATALOGS ?? 150);
const seed = Number(process.env.ODD_CATALOGS_SEED ?? 1);

let app: PlayedApp;
let catalogs: OddCatalogStore;

beforeAll(async () => {
  app = await playApp({ catalog: generatedCatalog({ products: 1 }) });
  const { oddCatalogStore } = await import("../support/store-odd-catalog");
  const { database, shop } = await app.context();
  catalogs = await oddCatalogStore(database, shop.id);
});

afterAll(async () => {
  await catalogs.close();
  await app.close();
});

it("every product of any catalog is stored, or set aside by name", async () => {
  await fc.assert(
    fc.asyncProperty(oddCatalog, async (catalog) => {
      expect(await catalogs.store(catalog)).toEqual({ unaccounted: [], renamed: [] });
    }),
    { numRuns, seed },
  );
});
