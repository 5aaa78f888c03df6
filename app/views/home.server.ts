import type { Database } from "../tables/database.server";
import { catalogMarket, marketInUse } from "../tables/market-in-use.server";
import {
  catalogFigures,
  countMappings,
  type CatalogFigures,
  type MappingCounts,
} from "../tables/product-mappings.server";
import { connectionView, type ConnectionView } from "./connection.server";
import { countByStatus } from "../tables/mapping-counts.server";
import { areFirstStepsClosed } from "../tables/shops.server";
import type { AttentionReason } from "../domain/attention-reason";
import { endedRunsView, runView, type RunView } from "./run.server";
import { unreadableView, type UnreadableView } from "./unreadable-products.server";

export interface HomeView {
  connection: ConnectionView | null;
  /** The market of the operator's catalog credential, where there is one. */
  catalogMarket: string | null;
  counts: MappingCounts;
  run: RunView | null;
  reasons: ReasonCount[];
}

/** Products that need attention for one reason. */
export interface ReasonCount {
  reason: AttentionReason;
  products: number;
}

/** What Home shows besides: looked at when the page is opened, and when a run ends. */
export interface HomePageView extends HomeView {
  endedRuns: RunView[];
  areFirstStepsClosed: boolean;
  unreadable: UnreadableView;
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
  // Before the counts: a run that ends in between is in them, or the page looks again at its end.
  const run = await runView(database, shopId, now);
  return {
    connection,
    catalogMarket: await catalogMarket(database),
    counts: market ? await countMappings(database, shopId, market) : NO_MAPPINGS,
    run,
    reasons: market ? await reasonCounts(database, shopId, market) : [],
  };
}

export async function homePageView(
  database: Database,
  shopId: number,
  now: Date,
): Promise<HomePageView> {
  return {
    ...(await homeView(database, shopId, now)),
    endedRuns: await endedRunsView(database, shopId, now),
    areFirstStepsClosed: await areFirstStepsClosed(database, shopId),
    unreadable: await unreadableView(database, shopId),
  };
}

async function reasonCounts(
  database: Database,
  shopId: number,
  market: string,
): Promise<ReasonCount[]> {
  const counted = await countByStatus(database, shopId, market);
  return counted
    .flatMap(({ reason, products }) => (reason ? [{ reason, products }] : []))
    .sort((a, b) => b.products - a.products);
}

/** What the shop's catalog came to: for reports, too slow to ask for at every look. */
export async function figuresView(
  database: Database,
  shopId: number,
): Promise<CatalogFigures | null> {
  const market = await marketInUse(database, shopId);
  return market ? catalogFigures(database, shopId, market) : null;
}
