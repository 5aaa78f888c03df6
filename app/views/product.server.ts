import type { AttentionReason } from "../domain/attention-reason";
import { permissionOf, type CategoryPermission } from "../domain/category-permission";
import type { ProductId } from "../domain/ids";
import type { MappingStatus } from "../domain/mapping-status";
import { categoryLocale } from "../domain/market";
import { catalogCredential } from "../tables/catalog-credentials.server";
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
  type CategoryPath,
  type ProductDetails,
} from "../tables/product-details.server";

/** Who looks: a shop, in a merchant's language. */
export interface Looker {
  shopId: number;
  /** As Shopify gives it: `de`, `pt-BR`. */
  locale: string;
}

/** A TikTok Shop category of a product. */
export interface ProductCategory {
  id: string;
  /** Names from the root to the category. */
  path: string[];
  permission: CategoryPermission;
  /** Products can be put there, as far as the market's tree says. */
  isUsable: boolean;
}

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
  category: ProductCategory | null;
  recommendation: ProductCategory | null;
  /** What other products of the same local category were recommended. */
  alternatives: (ProductCategory & { products: number })[];
}

const ALTERNATIVES = 3;
/** Some of those counted may not be offered. */
const ALTERNATIVES_COUNTED = 10;
const DECISIONS = 50;

/** The product with its mapping in the connected market; null if the shop's products do not include it. */
export async function productView(
  database: Database,
  looker: Looker,
  id: ProductId,
): Promise<ProductView | null> {
  const { shopId } = looker;
  const { market, connection } = await standing(database, shopId);
  const [tree, details] = await Promise.all([
    namedTree(database, looker, market),
    productDetails(database, { shopId, market }, id),
  ]);
  if (!details) return null;
  return {
    productId: id.toString(),
    title: details.title,
    imageUrl: details.imageUrl,
    localCategory: details.localCategory,
    localCategoryId: details.localCategoryId,
    connection,
    isRecommending: details.isAsked,
    status: details.status ?? "new",
    reason: details.reason,
    reasonDetail: details.reasonDetail,
    hasChangedSinceConfirmed: details.hasChangedSince,
    ...(tree ? await categoriesOf(database, tree, details) : NO_CATEGORIES),
  };
}

/** The tree whose categories a shop has, and the language to name them in. */
type NamedTree = CurrentTree & Looker;

async function namedTree(
  database: Database,
  { shopId, locale }: Looker,
  market: string | null,
): Promise<NamedTree | null> {
  if (market === null) return null;
  const tree = await currentTree(database, market);
  return { ...tree, shopId, locale: categoryLocale(market, locale) };
}

/** The market whose mappings the shop sees, and whether more can be asked for there. */
async function standing(
  database: Database,
  shopId: number,
): Promise<{ market: string | null; connection: ConnectionStatus }> {
  const connection = await currentConnection(database, shopId);
  if (connection) return { market: connection.market, connection: connection.status };
  // Without a connection of its own, a shop may use the operator's catalog credential.
  const credential = await catalogCredential(database);
  const isUsable = credential?.status === "connected";
  return {
    market: credential?.market ?? null,
    connection: isUsable ? "connected" : "disconnected",
  };
}

const NO_CATEGORIES = { category: null, recommendation: null, alternatives: [] };

async function categoriesOf(
  database: Database,
  tree: NamedTree,
  { confirmedCategoryId, recommendedCategoryId, localCategoryId }: ProductDetails,
): Promise<Pick<ProductView, "category" | "recommendation" | "alternatives">> {
  const ids = [confirmedCategoryId, recommendedCategoryId].filter((id) => id !== null);
  const [paths, counted] = await Promise.all([
    categoryPaths(database, tree, ids),
    recommendedInLocalCategory(database, tree, { localCategoryId, limit: ALTERNATIVES_COUNTED }),
  ]);
  const pathOf = (id: string | null) => {
    const path = id === null ? undefined : paths.get(id);
    return path ? asCategory(path) : null;
  };
  const shown = confirmedCategoryId ?? recommendedCategoryId;
  return {
    category: pathOf(shown),
    recommendation: pathOf(recommendedCategoryId),
    alternatives: counted
      .map((each) => ({
        ...asCategory({ ...each, isInUse: true }),
        // Others: the product itself was counted, too.
        products: each.products - (each.id === recommendedCategoryId ? 1 : 0),
      }))
      .filter(({ id, isUsable, products }) => id !== shown && isUsable && products > 0)
      .slice(0, ALTERNATIVES),
  };
}

function asCategory({ id, path, permissionStatuses, isInUse }: CategoryPath): ProductCategory {
  const permission = permissionOf(permissionStatuses);
  return { id, path, permission, isUsable: isInUse && permission !== "prohibited" };
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
  looker: Looker,
  id: ProductId,
): Promise<DecisionView[]> {
  const tree = await namedTree(database, looker, await marketInUse(database, looker.shopId));
  if (!tree) return [];
  const decisions = await decisionsAbout(database, tree, { id, limit: DECISIONS });
  return decisions.map(({ at, actor, ...change }) => ({
    at: at.toISOString(),
    actor,
    before: { status: change.beforeStatus, path: change.beforePath },
    after: { status: change.afterStatus, path: change.afterPath },
  }));
}
