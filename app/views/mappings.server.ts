import { z } from "zod";
import type { AttentionReason } from "../domain/attention-reason";
import { bigIdPart, cursorIn, numberPart, rowIdPart, textPart, timePart } from "../domain/cursor";
import {
  filterOf,
  orderOf,
  type MappingFilter,
  type MappingOrder,
  type MappingSort,
} from "../domain/mapping-filter";
import type { MappingStatus } from "../domain/mapping-status";
import { categoryLocale } from "../domain/market";
import { currentTree } from "../tables/category-trees.server";
import { marketInUse } from "../tables/market-in-use.server";
import type { Database } from "../tables/database.server";
import { filterNames } from "../tables/filter-options.server";
import { countAnswers, countByStatus, type AnswerCount } from "../tables/mapping-counts.server";
import type { MappingScope } from "../tables/mapping-filters.server";
import { mappingsPage, type ListedMapping } from "../tables/mapping-pages.server";
import { savedFilters, type SavedFilter } from "../tables/saved-filters.server";
import { decisionsView, type DecisionView } from "./decisions.server";
import { unreadableView, type UnreadableView } from "./unreadable-products.server";

/** One line of the table of mappings. */
export interface MappingRow {
  productId: string;
  title: string;
  imageUrl: string | null;
  localCategory: string;
  localCategoryId: number;
  status: MappingStatus;
  reason: AttentionReason | null;
  /** TikTok Shop's own words for the reason. */
  reasonDetail: string | null;
  /** From the root to the leaf: what is confirmed, else recommended. */
  categoryPath: string[];
  /** What TikTok Shop recommends: what a confirmation confirms. */
  recommendedId: string | null;
  /** What TikTok Shop recommends now, where it is not what was confirmed. */
  differingPath: string[] | null;
  /** Products of the local category with this recommendation, and with any. */
  agreement: { same: number; any: number } | null;
  isAskedAgain: boolean;
  /** TikTok Shop was not asked about it, but about others of its local category. */
  isBySample: boolean;
  updatedAt: string;
}

export type TabCounts = Record<"all" | Exclude<MappingStatus, "new">, number>;

export interface MappingsView {
  rows: MappingRow[];
  counts: TabCounts;
  filter: MappingFilter;
  filterNames: { localCategory: string | null; branch: string | null };
  order: MappingOrder;
  /** What `before` and `after` of the address have to say for the pages beside this one, or null. */
  before: string | null;
  after: string | null;
  savedFilters: SavedFilter[];
  decisions: DecisionView[];
  /** Only among those that need attention. */
  unreadable: UnreadableView | null;
}

const PAGE_ROWS = 50;
/** What each order gives as a row's cursor. */
const CURSORS: Record<MappingSort, z.ZodType<string[]>> = {
  title: z.tuple([textPart, bigIdPart]),
  updated: z.tuple([timePart, bigIdPart]),
  "local-category": z.tuple([textPart, rowIdPart, textPart, textPart, bigIdPart]),
  agreement: z.tuple([numberPart, rowIdPart, textPart, textPart, bigIdPart]),
};

/** The page of mappings that an address asks for, with categories in the language that it names as `locale`. */
export async function mappingsView(
  database: Database,
  shopId: number,
  address: URLSearchParams | null,
): Promise<MappingsView> {
  const query = address ?? new URLSearchParams();
  const filter = filterOf(query);
  const order = orderOf(query);
  // Before the rows: a decision that ends in between is in them, or the page looks again at its end.
  const [scope, decisions] = await Promise.all([
    marketScope(database, shopId),
    decisionsView(database, shopId),
  ]);
  if (!scope) return { ...EMPTY, filter, order };
  const [page, counted, names, saved, unreadable] = await Promise.all([
    pageOf(database, scope, query),
    countByStatus(database, shopId, scope.market),
    filterNames(database, scope, { ...filter, locale: localeOf(scope, query) }),
    savedFilters(database, shopId),
    filter.status === "needs-attention" ? unreadableView(database, shopId) : null,
  ]);
  const answers = await countAnswers(database, scope, [
    ...new Set(page.rows.map(({ localCategoryId }) => localCategoryId)),
  ]);
  const agreement = agreementIn(answers);
  return {
    rows: page.rows.map((row) => asRow(row, agreement(row))),
    counts: tabCounts(counted),
    filter,
    filterNames: names,
    order,
    before: page.before,
    after: page.after,
    savedFilters: saved,
    decisions,
    unreadable,
  };
}

/** The market whose mappings the shop sees, or null before it has one. */
export async function marketScope(
  database: Database,
  shopId: number,
  locale?: string,
): Promise<MappingScope | null> {
  const market = await marketInUse(database, shopId);
  if (!market) return null;
  const { categoryVersion } = await currentTree(database, market);
  const scope = { shopId, market, categoryVersion };
  return locale ? { ...scope, locale: categoryLocale(market, locale) } : scope;
}

const EMPTY = {
  rows: [],
  counts: { all: 0, recommended: 0, confirmed: 0, "needs-attention": 0 },
  filterNames: { localCategory: null, branch: null },
  before: null,
  after: null,
  savedFilters: [],
  decisions: [],
  unreadable: null,
};

async function pageOf(database: Database, scope: MappingScope, query: URLSearchParams) {
  const isBackward = query.has("before");
  const order = orderOf(query);
  const cursor = cursorIn(CURSORS[order.sort], query.get(isBackward ? "before" : "after"));
  const rows = await mappingsPage(database, scope, {
    filter: filterOf(query),
    order,
    cursor,
    isBackward,
    limit: PAGE_ROWS + 1,
    locale: localeOf(scope, query),
  });
  const hasMore = rows.length > PAGE_ROWS;
  const shown = isBackward ? rows.slice(-PAGE_ROWS) : rows.slice(0, PAGE_ROWS);
  const hasBefore = isBackward ? hasMore : cursor !== null;
  const hasAfter = isBackward ? cursor !== null : hasMore;
  return {
    rows: shown,
    before: hasBefore ? cursorText(shown[0]) : null,
    after: hasAfter ? cursorText(shown.at(-1)) : null,
  };
}

function localeOf({ market }: MappingScope, query: URLSearchParams): string {
  return categoryLocale(market, query.get("locale") ?? "");
}

function cursorText(row: ListedMapping | undefined): string | null {
  return row ? JSON.stringify(row.cursor) : null;
}

function tabCounts(counted: { status: MappingStatus; products: number }[]): TabCounts {
  const of = (status: MappingStatus) =>
    counted.filter((each) => each.status === status).reduce((sum, each) => sum + each.products, 0);
  return {
    all: counted.reduce((sum, { products }) => sum + products, 0),
    recommended: of("recommended"),
    confirmed: of("confirmed"),
    "needs-attention": of("needs-attention"),
  };
}

function agreementIn(answers: AnswerCount[]) {
  return ({ localCategoryId, recommendedCategoryId }: ListedMapping) => {
    if (recommendedCategoryId === null) return null;
    const here = answers.filter((answer) => answer.localCategoryId === localCategoryId);
    const any = here.reduce((sum, { products }) => sum + products, 0);
    const same = here.find(({ categoryId }) => categoryId === recommendedCategoryId)?.products ?? 0;
    return { same, any };
  };
}

function asRow(row: ListedMapping, agreement: MappingRow["agreement"]): MappingRow {
  const differs =
    row.confirmedCategoryId !== null &&
    row.recommendedCategoryId !== null &&
    row.recommendedCategoryId !== row.confirmedCategoryId;
  return {
    productId: row.productId.toString(),
    title: row.title,
    imageUrl: row.imageUrl,
    localCategory: row.localCategory,
    localCategoryId: row.localCategoryId,
    status: row.status,
    reason: row.reason,
    reasonDetail: row.reason === null ? null : row.reasonDetail,
    categoryPath: row.confirmedPath ?? row.recommendedPath ?? [],
    recommendedId: row.recommendedCategoryId,
    differingPath: differs ? row.recommendedPath : null,
    agreement,
    isAskedAgain: row.isAskedAgain,
    isBySample: row.isBySample,
    updatedAt: row.updatedAt.toISOString(),
  };
}
