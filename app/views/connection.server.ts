import { currentTree } from "../tables/category-trees.server";
import { databaseTime } from "../tables/clock.server";
import { currentConnection, type ConnectionStatus } from "../tables/connections.server";
import type { Database } from "../tables/database.server";
import { catalogMarket as marketOfCatalog } from "../tables/market-in-use.server";

/** The connection as a page shows it. */
export interface ConnectionView {
  status: ConnectionStatus;
  sellerName: string;
  shopId: string | null;
  shopName: string | null;
  market: string | null;
  authorizedShops: { id: string; name: string; region: string }[];
  /** When the merchant has to authorize again, where that is near. */
  endsSoonAt: string | null;
}

export interface ConnectionPageView {
  connection: ConnectionView | null;
  /** The market of the operator's catalog credential, where the shop has no connection and that is used. */
  catalogMarket: string | null;
  /** When the tree of the market in use was last listed. */
  treeListedAt: string | null;
}

/** The market whose categories a shop chooses from, or null. */
export { marketInUse as marketOfShop } from "../tables/market-in-use.server";

const SOON_MS = 30 * 24 * 60 * 60 * 1000;

export async function connectionView(
  database: Database,
  shopId: number,
): Promise<ConnectionView | null> {
  const connection = await currentConnection(database, shopId);
  if (!connection) return null;
  const { authorizationEndsAt } = connection;
  const soon = (await databaseTime(database)).getTime() + SOON_MS;
  const endsSoon = authorizationEndsAt && authorizationEndsAt.getTime() < soon;
  return {
    status: connection.status,
    sellerName: connection.sellerName,
    shopId: connection.tikTokShopId,
    shopName: connection.tikTokShopName,
    market: connection.market,
    authorizedShops: connection.authorizedShops.map(({ id, name, region }) => ({
      id,
      name,
      region,
    })),
    endsSoonAt: endsSoon ? authorizationEndsAt.toISOString() : null,
  };
}

export async function connectionPageView(
  database: Database,
  shopId: number,
): Promise<ConnectionPageView> {
  const connection = await connectionView(database, shopId);
  const catalogMarket = connection ? null : await marketOfCatalog(database);
  const market = connection?.market ?? catalogMarket;
  const tree = market ? await currentTree(database, market) : null;
  return {
    connection,
    catalogMarket,
    treeListedAt: tree?.listedAt?.toISOString() ?? null,
  };
}
