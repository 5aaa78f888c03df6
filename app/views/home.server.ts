import { currentConnection, type ConnectionStatus } from "../tables/connections.server";
import type { Database } from "../tables/database.server";
import {
  catalogFigures,
  countMappings,
  type CatalogFigures,
  type MappingCounts,
} from "../tables/product-mappings.server";
import { runView, type RunView } from "./run.server";

/** The connection as a page shows it. */
export interface ConnectionView {
  status: ConnectionStatus;
  sellerName: string;
  shopName: string | null;
  market: string | null;
  authorizedShops: { id: string; name: string; region: string }[];
}

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

export async function connectionView(
  database: Database,
  shopId: number,
): Promise<ConnectionView | null> {
  const connection = await currentConnection(database, shopId);
  return (
    connection && {
      status: connection.status,
      sellerName: connection.sellerName,
      shopName: connection.tikTokShopName,
      market: connection.market,
      authorizedShops: connection.authorizedShops.map(({ id, name, region }) => ({
        id,
        name,
        region,
      })),
    }
  );
}

export async function homeView(database: Database, shopId: number, now: Date): Promise<HomeView> {
  const connection = await connectionView(database, shopId);
  const market = connection?.market;
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
  const connection = await currentConnection(database, shopId);
  return connection?.market ? catalogFigures(database, shopId, connection.market) : null;
}
