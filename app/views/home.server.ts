import type { Database } from "../tables/database.server";
import { marketInUse } from "../tables/market-in-use.server";
import {
  catalogFigures,
  countMappings,
  type CatalogFigures,
  type MappingCounts,
} from "../tables/product-mappings.server";
import { connectionView, type ConnectionView } from "./connection.server";
import { runView, type RunView } from "./run.server";

export interface HomeView {
  connection: ConnectionView | null;
  counts: MappingCounts;
  run: RunView | null;
}

const NO_MAPPINGS: MappingCounts = {
  products: 0,
  recommended: 0,
  confirmed: 0,
  needsImage: 0,
  noRecommendation: 0,
  failed: 0,
};

export async function homeView(database: Database, shopId: number, now: Date): Promise<HomeView> {
  const connection = await connectionView(database, shopId);
  const market = await marketInUse(database, shopId);
  return {
    connection,
    counts: market ? await countMappings(database, shopId, market) : NO_MAPPINGS,
    run: await runView(database, shopId, now),
  };
}

/** What the shop's catalog came to: for reports, too slow to ask for at every look. */
export async function figuresView(
  database: Database,
  shopId: number,
): Promise<CatalogFigures | null> {
  const market = await marketInUse(database, shopId);
  return market ? catalogFigures(database, shopId, market) : null;
}
