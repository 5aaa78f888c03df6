import type { CloudStorage } from "../domain/cloud-storage";
import type { ShopDomain } from "../domain/ids";
import type { RunKind } from "../domain/run";
import type { AdminApi } from "../shopify/admin-graphql.server";
import type { Database, PrismaClient } from "../tables/database.server";
import type { Shop } from "../tables/shops.server";
import type { Caller, TikTokShopClient } from "../tiktok-shop/client.server";

/** The jobs that a run is made of. With a transaction, a job is there when it commits. */
export interface RunJobs {
  readCatalog(
    run: RunId,
    when: { cause: "look" | "webhook"; transaction?: Database },
  ): Promise<void>;
  mapBatches(
    run: RunId & { kind: RunKind },
    numbers: number[],
    transaction: Database,
  ): Promise<void>;
  decideMappings(decisionId: number, transaction: Database): Promise<void>;
  /** Confirms what a run recommended that ended, as far as the shop's error budget covers it. */
  confirmConfident(transaction: Database): Promise<void>;
  /** Applies an import that the merchant confirmed. */
  applyImport(confirmed: { importId: number; by: string }, transaction: Database): Promise<void>;
  /** Writes to the products' metafields what is confirmed. Nothing happens while such a job waits. */
  writeBack(): Promise<void>;
  /** Reads products again that changed. Nothing happens while such a job waits. */
  takeChanges(when?: { afterMs?: number; transaction?: Database }): Promise<void>;
  /** Lists the market's categories, unless that was done some seconds ago. Nothing happens while such a job waits. */
  syncCategories(market: string): Promise<void>;
  /** @param names of the language as TikTok Shop calls it */
  fetchCategoryNames(names: { market: string; locale: string }): Promise<void>;
}

interface RunId {
  id: number;
}

/** What a flow of one shop may use. Clients are built in `context.server.ts` alone. */
export interface ShopContext {
  database: PrismaClient;
  shop: Shop;
  shopify: AdminApi;
  jobs: RunJobs;
  now(): Date;
}

/** Calls TikTok Shop as a seller; a lapsed token is refreshed once and the call made again. */
export type AsSeller = <Answer>(call: (caller: Caller) => Promise<Answer>) => Promise<Answer>;

/** The seller whose token is used, and the market whose categories are mapped. */
export interface Seller {
  /** Null where the shop has no connection and the operator's catalog credential is used. */
  connectionId: number | null;
  sellerId: string;
  market: string;
  categoryVersion: string;
}

/** What a flow that talks to TikTok Shop may use besides. */
export interface MappingContext extends ShopContext {
  seller: Seller;
  tikTokShop: TikTokShopClient;
  /** Sends what Shopify knows of a product along with a recommendation's question. */
  sendsSourceContext: boolean;
  /** @throws ConnectionLost if the seller has to authorize again */
  asSeller: AsSeller;
  /** How long a batch is tried again whose failures may pass, and the longest that its first rest may be. */
  patience: { limitMs: number; firstDelayMs: number };
  /** Lets a bounded number of products of this process be worked on side by side; shops take turns. */
  inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer>;
}

/** What a flow about a market's category tree may use: the token of some seller of that market. */
export interface MarketContext {
  database: PrismaClient;
  market: string;
  tikTokShop: TikTokShopClient;
  /** @throws ConnectionLost if that seller has to authorize again */
  asSeller: AsSeller;
  jobs: {
    /** Asks TikTok Shop again about a shop's products whose category cannot be used any more. */
    replaceStale(shop: ShopDomain, transaction: Database): Promise<void>;
    /** Lists the tree again. Nothing happens while a job for the same check waits. */
    listAgain(
      again: { market: string; check: string; afterMs: number },
      transaction: Database,
    ): Promise<void>;
  };
  now(): Date;
}

/** What the manual flow may use; without a connection in use, `mapping` is null and the product waits for one. */
export interface ManualContext extends ShopContext {
  /** Shopify's user id. */
  userId: string;
  cloudStorage: CloudStorage;
  mapping: MappingContext | null;
}
