import type { DecisionScope, DecisionSource } from "../domain/decision-source";
import { rowIdIn, type ShopDomain } from "../domain/ids";
import { marketLocale } from "../domain/market";
import { filterOf, type MappingFilter } from "../domain/mapping-filter";
import type { DecisionKind, MappingStatus } from "../domain/mapping-status";
import type { Database } from "../tables/database.server";
import {
  decidedProducts,
  listedDecision,
  listedDecisions,
  type ListedDecision,
} from "../tables/decision-history.server";
import { filterNames } from "../tables/filter-options.server";
import type { MappingScope } from "../tables/mapping-filters.server";
import { staffNames } from "../tables/staff-names.server";
import { undoable } from "../tables/undo-decisions.server";
import { marketScope } from "./mappings.server";
import { categoriesNamed, type ReviewCategory } from "./named-categories.server";

/** What a decision is about, for a sentence. */
export interface HistoryScope {
  kind: DecisionScope;
  /** The local category, the rule, the file or the product. */
  name: string | null;
  /** What a filter said, with the names of what it names by id. */
  filter: MappingFilter;
  localCategory: string | null;
  branch: string | null;
  answer: string[] | null;
}

/** What a decision did to the category mapping of its local category. */
export interface MappingChangeView {
  before: ReviewCategory | null;
  after: ReviewCategory | null;
}

export interface HistoryEntry {
  id: number;
  kind: DecisionKind | "undo";
  /** What an undo took back. */
  undoes: { id: number; kind: DecisionKind | "undo" } | null;
  source: DecisionSource;
  at: string;
  /** The staff member's name where a session told it, else Shopify's user id or a machine's name. */
  by: { id: string; name: string | null };
  scope: HistoryScope;
  /** The one product that it changed. */
  product: string | null;
  before: { status: MappingStatus; category: ReviewCategory | null; products: number }[];
  /** What the products got; null where it was no category. */
  after: ReviewCategory | null;
  categoryMapping: MappingChangeView | null;
  decided: number;
  total: number;
  lookedAt: number;
  state: "deciding" | "standing" | "undone";
}

export interface HistoryView {
  entries: HistoryEntry[];
  /** What `before` of the address has to say for older ones, or null. */
  older: number | null;
  isFirst: boolean;
}

interface Reader {
  shop: { id: number; domain: ShopDomain };
  /** Categories are named in this language; without one, in the market's own. */
  locale?: string;
}

const PAGE_ENTRIES = 25;

/** The shop's decisions, the newest first. */
export async function historyView(
  database: Database,
  reader: Reader,
  query: URLSearchParams,
): Promise<HistoryView> {
  const { shop } = reader;
  const before = rowIdIn(query.get("before") ?? "");
  const found = await listedDecisions(database, shop.id, {
    before,
    limit: PAGE_ENTRIES + 1,
  });
  const page = found.slice(0, PAGE_ENTRIES);
  return {
    entries: await entriesOf(database, reader, page),
    older: found.length > PAGE_ENTRIES ? (page.at(-1)?.id ?? null) : null,
    isFirst: before === null,
  };
}

/** What an undo of a decision would do, before it is done. */
export interface UndoAccount {
  entry: HistoryEntry;
  /** Products that get back what they had. */
  takenBack: number;
  /** Products that were decided otherwise or changed since, or are gone: they stay as they are. */
  changedSince: number;
  products: {
    productId: string;
    title: string | null;
    before: { status: MappingStatus; category: ReviewCategory | null };
    after: { status: MappingStatus; category: ReviewCategory | null };
  }[];
}

const SHOWN_PRODUCTS = 5;

/** A decision with what its undo would do; null if the shop has none with this id. */
export async function undoAccount(
  database: Database,
  reader: Reader,
  id: number,
): Promise<UndoAccount | null> {
  const { shop, locale } = reader;
  const decision = await listedDecision(database, shop.id, id);
  const [entry] = decision ? await entriesOf(database, reader, [decision]) : [];
  if (!entry) return null;
  const [counts, products, scope] = await Promise.all([
    undoable(database, shop.id, id),
    decidedProducts(database, shop.id, { id, limit: SHOWN_PRODUCTS }),
    marketScope(database, shop.id, locale),
  ]);
  const ids = products.flatMap(({ beforeCategoryId, afterCategoryId }) => [
    beforeCategoryId,
    afterCategoryId,
  ]);
  const name = await namer(database, scope, ids);
  return {
    entry,
    ...counts,
    products: products.map((product) => ({
      productId: product.productId,
      title: product.title,
      before: { status: product.beforeStatus, category: name(product.beforeCategoryId) },
      after: { status: product.afterStatus, category: name(product.afterCategoryId) },
    })),
  };
}

async function entriesOf(
  database: Database,
  { shop, locale }: Reader,
  decisions: ListedDecision[],
): Promise<HistoryEntry[]> {
  const scope = await marketScope(database, shop.id, locale);
  const [names, name, scopes] = await Promise.all([
    staffNames(
      database,
      shop.domain,
      decisions.map(({ decidedBy }) => decidedBy),
    ),
    namer(database, scope, decisions.flatMap(categoriesOf)),
    Promise.all(decisions.map((decision) => scopeOf(database, scope, decision))),
  ]);
  return decisions.map((decision, index) => ({
    id: decision.id,
    kind: decision.kind,
    undoes: decision.undoes,
    source: decision.source,
    at: decision.startedAt.toISOString(),
    by: { id: decision.decidedBy, name: names.get(decision.decidedBy) ?? null },
    scope: scopes[index] ?? UNNAMED,
    product: decision.title,
    before: decision.before.map(({ status, categoryId, products }) => ({
      status,
      products,
      category: name(categoryId),
    })),
    after: name(decision.categoryId),
    categoryMapping: mappingChangeOf(decision, name),
    decided: decision.decided,
    total: decision.total,
    lookedAt: decision.lookedAt,
    state: !decision.isFinished ? "deciding" : decision.isUndone ? "undone" : "standing",
  }));
}

const UNNAMED: HistoryScope = {
  kind: "matching",
  name: null,
  filter: filterOf(new URLSearchParams()),
  localCategory: null,
  branch: null,
  answer: null,
};

function categoriesOf({ categoryId, scopeDetail, before }: ListedDecision): (string | null)[] {
  const { categoryMapping } = scopeDetail;
  return [
    categoryId,
    categoryMapping?.before ?? null,
    categoryMapping?.after ?? null,
    ...before.map((each) => each.categoryId),
  ];
}

function mappingChangeOf(
  { scopeDetail: { categoryMapping } }: ListedDecision,
  name: (id: string | null) => ReviewCategory | null,
): MappingChangeView | null {
  return categoryMapping
    ? { before: name(categoryMapping.before), after: name(categoryMapping.after) }
    : null;
}

async function scopeOf(
  database: Database,
  scope: MappingScope | null,
  { scope: kind, scopeDetail, filter: query }: ListedDecision,
): Promise<HistoryScope> {
  const filter = filterOf(new URLSearchParams(query));
  const names = scope
    ? await filterNames(database, scope, {
        ...filter,
        locale: scope.locale ?? marketLocale(scope.market),
      })
    : { localCategory: null, branch: null };
  const name = await namer(database, scope, [filter.answer]);
  return {
    kind,
    name: scopeDetail.name ?? null,
    filter,
    ...names,
    answer: name(filter.answer)?.path ?? null,
  };
}

/** Names categories of the market in use; before there is one, by their ids. */
async function namer(database: Database, scope: MappingScope | null, ids: (string | null)[]) {
  const known = ids.filter((id) => id !== null);
  const name = scope ? await categoriesNamed(database, scope, known) : null;
  return (id: string | null): ReviewCategory | null => (id === null || !name ? null : name(id));
}
