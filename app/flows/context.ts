import type { CloudStorage } from "../domain/cloud-storage";
import type { AdminApi } from "../shopify/admin-graphql.server";
import type { Database, PrismaClient } from "../tables/database.server";
import type { Shop } from "../tables/shops.server";
import type { Caller, TikTokShopClient } from "../tiktok-shop/client.server";

/** The jobs that a run is made of. With a transaction, a job is there when it commits. */
export interface RunJobs {
  readCatalog(
    run: RunId,
    when: { cause: "look" | "webhook"; startAt?: Date; transaction?: Database },
  ): Promise<void>;
  mapBatches(run: RunId, numbers: number[], transaction: Database): Promise<void>;
  mapBatchLater(run: RunId, number: number, startAt: Date): Promise<void>;
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

/** The seller whose token is used, and the market whose categories are mapped. */
export interface Seller {
  connectionId: number;
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
  /**
   * Calls TikTok Shop as the seller; a lapsed token is refreshed once and the call made again.
   * @throws ConnectionLost if the seller has to authorize again
   */
  asSeller<Answer>(call: (caller: Caller) => Promise<Answer>): Promise<Answer>;
  /** Lets a bounded number of products of this process be worked on side by side. */
  inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer>;
}

/** What the manual flow may use; without a connection in use, `mapping` is null and the product waits for one. */
export interface ManualContext extends ShopContext {
  /** Shopify's user id. */
  userId: string;
  cloudStorage: CloudStorage;
  mapping: MappingContext | null;
}
