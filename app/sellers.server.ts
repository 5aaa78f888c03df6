import { config } from "./config.server";
import type { AsSeller, Seller } from "./flows/context";
import { clock, database, log, tikTokShop, tokenCipher } from "./resources.server";
import { refreshAhead, sellerCalls } from "./seller-calls.server";
import {
  catalogCredential,
  catalogTokens,
  rememberCatalogCredential,
  type CatalogCredential,
} from "./tables/catalog-credentials.server";
import { currentTree } from "./tables/category-trees.server";
import { connectionTokens } from "./tables/connection-tokens.server";
import {
  connectedMarkets,
  connectionsOfMarket,
  connectionsToRefresh,
  currentConnection,
  type Connection,
} from "./tables/connections.server";
import type { TokenStore } from "./tables/stored-tokens.server";

// Whose token is used: the only place that decides between a shop's connection and the operator's credential.

/** The seller under whose name the operator's calls are counted and its uploads kept. */
const CATALOG_SELLER = "catalog";

let remembered: Promise<void> | undefined;

/** Brings what the operator configured into the database, once per process: a page or a job may need it. */
export async function storeConfiguredCredential(): Promise<void> {
  const { catalogCredential: configured } = config();
  remembered ??= rememberCatalogCredential(database(), tokenCipher(), configured).catch(
    (error: unknown) => {
      remembered = undefined;
      throw error;
    },
  );
  await remembered;
}

async function usableCredential(): Promise<CatalogCredential | null> {
  await storeConfiguredCredential();
  const credential = await catalogCredential(database());
  return credential?.status === "connected" ? credential : null;
}

/** The shop's seller and how to call as it, or null with neither a connection in use nor a catalog credential. */
export async function sellerOfShop(
  shopId: number,
): Promise<{ seller: Seller; asSeller: AsSeller } | null> {
  const connection = await currentConnection(database(), shopId);
  if (!connection) return catalogSeller(shopId);
  if (connection.status !== "connected" || !connection.market) return null;
  const { categoryVersion } = await currentTree(database(), connection.market);
  const { id: connectionId, openId: sellerId, market } = connection;
  return {
    seller: { connectionId, sellerId, market, categoryVersion },
    asSeller: asConnection(connection),
  };
}

async function catalogSeller(shopId: number) {
  const credential = await usableCredential();
  if (!credential) return null;
  const { market } = credential;
  const { categoryVersion } = await currentTree(database(), market);
  return {
    seller: { connectionId: null, sellerId: CATALOG_SELLER, market, categoryVersion },
    asSeller: asCatalogSeller(credential, shopId),
  };
}

/** How to call as the sellers of a market: any of them gets the same tree. */
export async function sellersOfMarket(market: string): Promise<AsSeller[]> {
  const credential = await usableCredential();
  const connections = await connectionsOfMarket(database(), market);
  return [
    ...connections.map(asConnection),
    ...(credential?.market === market ? [asCatalogSeller(credential)] : []),
  ];
}

/** Markets whose tree somebody needs. */
export async function marketsInUse(): Promise<string[]> {
  const credential = await usableCredential();
  const markets = new Set(await connectedMarkets(database()));
  if (credential) markets.add(credential.market);
  return [...markets];
}

/**
 * Refreshes every token that lapses before `before`, one after the other; one that cannot be refreshed now does not
 * stop the others. Answers the shops whose seller has to authorize again.
 */
export async function refreshLapsingTokens(before: Date): Promise<{ lostShopIds: number[] }> {
  const lostShopIds: number[] = [];
  for (const connection of await connectionsToRefresh(database(), before)) {
    const tokens = connectionTokens(database(), tokenCipher(), connection);
    if (!(await isRefreshed(tokens, before))) lostShopIds.push(connection.shopId);
  }
  if (await usableCredential()) await isRefreshed(catalogTokens(database(), tokenCipher()), before);
  return { lostShopIds };
}

/** The job comes back in minutes, long before the token lapses: trouble on the way is only logged. */
async function isRefreshed(tokens: TokenStore, before: Date): Promise<boolean> {
  try {
    return await refreshAhead({ tikTokShop: tikTokShop(), tokens }, before);
  } catch (error) {
    log().warn({ err: error }, "a token could not be refreshed");
    return true;
  }
}

function asConnection(connection: Connection): AsSeller {
  return sellerCalls({
    tikTokShop: tikTokShop(),
    sellerId: connection.openId,
    shopId: connection.shopId,
    shopCipher: connection.shopCipher,
    tokens: connectionTokens(database(), tokenCipher(), connection),
    now: () => clock().now(),
  });
}

function asCatalogSeller({ shopCipher }: CatalogCredential, shopId?: number): AsSeller {
  return sellerCalls({
    tikTokShop: tikTokShop(),
    sellerId: CATALOG_SELLER,
    shopId,
    shopCipher,
    tokens: catalogTokens(database(), tokenCipher()),
    now: () => clock().now(),
  });
}
