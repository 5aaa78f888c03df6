import type { AttentionReason } from "../domain/attention-reason";
import type { ProductId } from "../domain/ids";
import type { MappingStatus } from "../domain/mapping-status";
import { currentTree, type CurrentTree } from "../tables/category-trees.server";
import { currentConnection, type ConnectionStatus } from "../tables/connections.server";
import type { Database } from "../tables/database.server";
import { marketInUse } from "../tables/market-in-use.server";
import { decisionsAbout } from "../tables/product-decisions.server";
import {
  categoryPaths,
  isBeingRead,
  productDetails,
  recommendedInLocalCategory,
  type CategoryCount,
  type CategoryPath,
  type ProductDetails,
} from "../tables/product-details.server";

/** One product with its TikTok Shop category, as the product's page and the extensions show it. */
export interface ProductView {
  productId: string;
  title: string;
  imageUrl: string | null;
  localCategory: string;
  localCategoryId: number;
  /** `disconnected` where nothing can be recommended before TikTok Shop is connected. */
  connection: ConnectionStatus;
  /** TikTok Shop is being asked: look again in a moment. */
  isRecommending: boolean;
  status: MappingStatus;
  reason: AttentionReason | null;
  /** TikTok Shop's own words, where the reason has some. */
  reasonDetail: string | null;
  hasChangedSinceConfirmed: boolean;
  /** What is confirmed, else what is recommended. */
  category: CategoryPath | null;
  recommendation: CategoryPath | null;
  /** What other products of the same local category were recommended. */
  alternatives: CategoryCount[];
}

const ALTERNATIVES = 3;
const DECISIONS = 50;

/** The product with its mapping in the connected market; null if the shop's products do not include it. */
export async function productView(
  database: Database,
  shopId: number,
  id: ProductId,
): Promise<ProductView | null> {
  const tree = await treeInUse(database, shopId);
  const details = await productDetails(database, { shopId, market: tree?.market ?? null }, id);
  if (!details) return null;
  return {
    productId: id.toString(),
    title: details.title,
    imageUrl: details.imageUrl,
    localCategory: details.localCategory,
    localCategoryId: details.localCategoryId,
    connection: await connectionStatus(database, shopId, tree),
    isRecommending: details.isAsked,
    status: details.status ?? "new",
    reason: details.reason,
    reasonDetail: details.reasonDetail,
    hasChangedSinceConfirmed: details.hasChangedSince,
    ...(tree ? await categoriesOf(database, { ...tree, shopId }, details) : NO_CATEGORIES),
  };
}

async function treeInUse(database: Database, shopId: number): Promise<CurrentTree | null> {
  const market = await marketInUse(database, shopId);
  return market === null ? null : currentTree(database, market);
}

/** Without a connection of its own, a shop may use the operator's catalog credential. */
async function connectionStatus(
  database: Database,
  shopId: number,
  tree: CurrentTree | null,
): Promise<ConnectionStatus> {
  const connection = await currentConnection(database, shopId);
  return connection?.status ?? (tree ? "connected" : "disconnected");
}

const NO_CATEGORIES = { category: null, recommendation: null, alternatives: [] };

async function categoriesOf(
  database: Database,
  scope: CurrentTree & { shopId: number },
  { confirmedCategoryId, recommendedCategoryId, localCategoryId }: ProductDetails,
): Promise<Pick<ProductView, "category" | "recommendation" | "alternatives">> {
  const ids = [confirmedCategoryId, recommendedCategoryId].filter((id) => id !== null);
  // One more than is shown: the product's own category is none of its alternatives.
  const [paths, counted] = await Promise.all([
    categoryPaths(database, scope, ids),
    recommendedInLocalCategory(database, scope, { localCategoryId, limit: ALTERNATIVES + 1 }),
  ]);
  const pathOf = (id: string | null) => (id === null ? null : (paths.get(id) ?? null));
  const shown = confirmedCategoryId ?? recommendedCategoryId;
  return {
    category: pathOf(shown),
    recommendation: pathOf(recommendedCategoryId),
    alternatives: counted.filter(({ id }) => id !== shown).slice(0, ALTERNATIVES),
  };
}

/** A product that is not stored yet, but that a run is about to read. */
export function isAboutToBeRead(
  database: Database,
  shopId: number,
  id: ProductId,
): Promise<boolean> {
  return isBeingRead(database, shopId, id);
}

/** A decision about a product, as its page lists it. */
export interface DecisionView {
  at: string;
  /** Shopify's user id, or the name of what decided by itself. */
  actor: string;
  before: { status: MappingStatus; path: string[] | null };
  after: { status: MappingStatus; path: string[] | null };
}

/** Who decided what about a product, newest first. */
export async function productHistory(
  database: Database,
  shopId: number,
  id: ProductId,
): Promise<DecisionView[]> {
  const tree = await treeInUse(database, shopId);
  if (!tree) return [];
  const decisions = await decisionsAbout(database, { ...tree, shopId }, { id, limit: DECISIONS });
  return decisions.map(({ at, actor, ...change }) => ({
    at: at.toISOString(),
    actor,
    before: { status: change.beforeStatus, path: change.beforePath },
    after: { status: change.afterStatus, path: change.afterPath },
  }));
}
