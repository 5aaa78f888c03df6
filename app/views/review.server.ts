import type { Confidence } from "../domain/confidence";
import { rowIdIn } from "../domain/ids";
import {
  standingOf,
  type CountedMappings,
  type Standing,
  type StandingAnswer,
} from "../domain/standing";
import type { Database } from "../tables/database.server";
import type { MappingScope } from "../tables/mapping-filters.server";
import {
  countsWithin,
  reviewPage,
  sampleProducts,
  setAsideWithin,
  type CountedCategory,
  type ReviewedCategory,
  type ReviewRequest,
  type SampleProduct,
} from "../tables/review-pages.server";
import { confidenceWithin, type ConfidenceLookup } from "./confidence.server";
import { categoriesNamed, type NameCategory, type ReviewCategory } from "./named-categories.server";
import { correctionOffers, type OfferView } from "./correction-offers.server";
import { decisionsView, type DecisionView } from "./decisions.server";
import { marketScope } from "./mappings.server";

export interface ReviewAnswer extends Omit<StandingAnswer, "categoryId"> {
  category: ReviewCategory;
  /** Null where it is confirmed and not recommended. */
  confidence: Confidence | null;
}

export interface ReviewSample {
  productId: string;
  title: string;
  imageUrl: string | null;
}

/** A local category to decide about at once. */
export interface ReviewRow extends Omit<Standing, "answers"> {
  localCategoryId: number;
  name: string;
  /** What most of its products have, confirmed or recommended. */
  leading: ReviewAnswer | null;
  /** What comes behind, biggest first, and how many answers more there are. */
  runnersUp: ReviewAnswer[];
  moreAnswers: number;
  /** Products with the leading category, waiting ones first. */
  samples: ReviewSample[];
  categoryMapping: { category: ReviewCategory; asksStill: boolean; isUsable: boolean } | null;
}

export interface ReviewView {
  rows: ReviewRow[];
  isToReview: boolean;
  /** What `after` of the address has to say for the next page, or null. */
  after: string | null;
  isFirst: boolean;
  /** When this was read: what somebody else decides later is not overwritten. */
  seenAt: string;
  decisions: DecisionView[];
  /** What the merchant's corrections suggest, on the first page. */
  offers: OfferView[];
}

const PAGE_ROWS = 25;
const RUNNERS_UP = 3;
const SAMPLES = 5;

/** The local categories that an address asks for, biggest first. */
export async function reviewView(
  database: Database,
  shopId: number,
  { query, now, locale }: { query: URLSearchParams; now: Date; locale?: string },
): Promise<ReviewView> {
  const isToReview = query.get("show") !== "all";
  const cursor = parseCursor(query.get("after"));
  // Before the rows: a decision that ends in between is in them, or the page looks again at its end.
  const [scope, decisions] = await Promise.all([
    marketScope(database, shopId, locale),
    decisionsView(database, shopId, "review"),
  ]);
  const shown = { isToReview, isFirst: cursor === null, seenAt: now.toISOString() };
  if (!scope) return { ...shown, rows: [], after: null, decisions: [], offers: [] };
  const [page, offers] = await Promise.all([
    pageOf(database, scope, { isToReview, cursor, limit: PAGE_ROWS + 1 }),
    cursor === null ? correctionOffers(database, scope) : [],
  ]);
  return { ...shown, ...page, decisions, offers };
}

async function pageOf(
  database: Database,
  scope: MappingScope,
  request: ReviewRequest,
): Promise<Pick<ReviewView, "rows" | "after">> {
  const found = await reviewPage(database, scope, request);
  const page = found.slice(0, PAGE_ROWS);
  return {
    rows: await rowsOf(database, scope, page),
    after: found.length > PAGE_ROWS ? (page.at(-1)?.cursor.join(".") ?? null) : null,
  };
}

function parseCursor(text: string | null): [number, number] | null {
  const [, products, id = ""] = /^(\d{1,9})\.(\d+)$/.exec(text ?? "") ?? [];
  const localCategoryId = rowIdIn(id);
  return localCategoryId === null ? null : [Number(products), localCategoryId];
}

/** One query for all rows of a page, whatever is shown of them. */
async function rowsOf(
  database: Database,
  scope: MappingScope,
  page: ReviewedCategory[],
): Promise<ReviewRow[]> {
  const ids = page.map(({ localCategoryId }) => localCategoryId);
  const [counted, setAside] = await Promise.all([
    countsWithin(database, scope, ids),
    setAsideWithin(database, scope, ids),
  ]);
  const standings = page.map(({ localCategoryId }) => ({
    localCategoryId,
    standing: standingOf(within(counted, localCategoryId), within(setAside, localCategoryId)),
  }));
  const [samples, name, confidence] = await Promise.all([
    sampleProducts(database, scope, {
      groups: standings.map(({ localCategoryId, standing }) => sampled(localCategoryId, standing)),
      each: SAMPLES,
    }),
    categoriesNamed(database, scope, [
      ...standings.flatMap(({ standing }) => shownAnswers(standing).map((each) => each.categoryId)),
      ...page.flatMap(({ mappedCategoryId }) => mappedCategoryId ?? []),
    ]),
    confidenceWithin(database, scope, ids),
  ]);
  return page.map((each, index) =>
    asRow(each, standings[index]?.standing ?? standingOf([], []), { samples, name, confidence }),
  );
}

export function within(counted: CountedCategory[], id: number): CountedMappings[] {
  return counted.find(({ localCategoryId }) => localCategoryId === id)?.counted ?? [];
}

function shownAnswers({ answers }: Standing): StandingAnswer[] {
  return answers.slice(0, 1 + RUNNERS_UP);
}

/** The leading group, else the one that waits. */
function sampled(localCategoryId: number, { answers, waiting }: Standing) {
  const open = answers[0]?.waiting ? answers[0] : answers.find((answer) => answer.waiting > 0);
  const isOpen = open !== undefined || waiting > 0;
  return {
    localCategoryId,
    answer: open?.categoryId ?? (isOpen ? "" : (answers[0]?.categoryId ?? "")),
    of: isOpen ? ("open" as const) : ("confirmed" as const),
  };
}

function asRow(
  { localCategoryId, name, mappedCategoryId, mappingReason, asksStill }: ReviewedCategory,
  standing: Standing,
  known: { samples: SampleProduct[]; name: NameCategory; confidence: ConfidenceLookup },
): ReviewRow {
  const { answers, ...figures } = standing;
  const [leading, ...runnersUp] = shownAnswers(standing).map(({ categoryId, ...answer }) => ({
    ...answer,
    category: known.name(categoryId),
    confidence: known.confidence(localCategoryId, categoryId),
  }));
  return {
    ...figures,
    localCategoryId,
    name,
    leading: leading ?? null,
    runnersUp,
    moreAnswers: Math.max(0, answers.length - 1 - RUNNERS_UP),
    samples: known.samples
      .filter((sample) => sample.localCategoryId === localCategoryId)
      .map(asSample),
    categoryMapping:
      mappedCategoryId === null
        ? null
        : { category: known.name(mappedCategoryId), asksStill, isUsable: mappingReason === null },
  };
}

export function asSample({ productId, title, imageUrl }: SampleProduct): ReviewSample {
  return { productId, title, imageUrl };
}
