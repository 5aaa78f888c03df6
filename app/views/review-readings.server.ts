import type { ProductId } from "../domain/ids";
import { keyOf, MOST_READ, readTitles, type TitleReading } from "../domain/title-reading";
import type { Database } from "../tables/database.server";
import { asSamples, titledProducts } from "../tables/titled-products.server";
import { marketScope } from "./mappings.server";
import { categoriesNamed, type ReviewCategory } from "./named-categories.server";
import type { ReviewSample } from "./review.server";

/** Products of a local category whose titles read alike. */
export interface ReviewReading {
  /** What names it when it is decided about. */
  key: string;
  /** What its titles speak for. */
  category: ReviewCategory;
  words: string[];
  isLeftOver: boolean;
  /** Products that wait, and among them those that TikTok Shop recommends this category for. */
  waiting: number;
  answered: number;
  /** Some of those that it is recommended for, and some of the others. */
  samples: ReviewSample[];
  otherSamples: ReviewSample[];
  /** The first that wait, to be looked at one by one. */
  page: ReviewSample[];
}

export interface ReviewReadingsView {
  localCategoryId: number;
  /** Biggest first. One alone says that all titles read alike; none, that there are too many to read. */
  readings: ReviewReading[];
  seenAt: string;
}

const SAMPLES = 5;
const PAGE = 25;

/** How the titles of a local category read, whatever TikTok Shop answered for each of them. */
export async function reviewReadingsView(
  database: Database,
  shopId: number,
  { localCategoryId, now, locale }: { localCategoryId: number; now: Date; locale?: string },
): Promise<ReviewReadingsView> {
  const shown = { localCategoryId, seenAt: now.toISOString() };
  const scope = await marketScope(database, shopId, locale);
  if (!scope) return { ...shown, readings: [] };
  const limit = MOST_READ + 1;
  const products = await titledProducts(database, scope, { localCategoryId, limit });
  if (products.length > MOST_READ) return { ...shown, readings: [] };
  const isWaiting = new Set(products.filter((each) => each.isWaiting).map(({ id }) => id));
  const readings = readTitles(products)
    .map((reading) => waitingOf(reading, isWaiting))
    .filter(({ waiting }) => waiting.length > 0);
  const [details, name] = await Promise.all([
    asSamples(
      database,
      shopId,
      readings.flatMap(({ samples, otherSamples, page }) => [...samples, ...otherSamples, ...page]),
    ),
    categoriesNamed(
      database,
      scope,
      readings.map(({ categoryId }) => categoryId),
    ),
  ]);
  const byId = new Map(details.map((sample) => [sample.productId, sample]));
  const sampled = (ids: ProductId[]) => ids.flatMap((id) => byId.get(id.toString()) ?? []);
  return {
    ...shown,
    readings: readings.map((reading) => ({
      key: keyOf(reading),
      category: name(reading.categoryId),
      words: reading.words,
      isLeftOver: reading.isLeftOver,
      waiting: reading.waiting.length,
      answered: reading.answered.length,
      samples: sampled(reading.samples),
      otherSamples: sampled(reading.otherSamples),
      page: sampled(reading.page),
    })),
  };
}

/** A reading without what is decided, and which of its products are shown. */
function waitingOf(reading: TitleReading<ProductId>, isWaiting: Set<ProductId>) {
  const answered = reading.answered.filter((id) => isWaiting.has(id));
  const others = reading.others.filter((id) => isWaiting.has(id));
  const waiting = [...answered, ...others];
  return {
    ...reading,
    answered,
    others,
    waiting,
    samples: spread(answered, SAMPLES),
    otherSamples: spread(others, SAMPLES),
    page: waiting.slice(0, PAGE),
  };
}

/** So many items from all over a list. */
function spread<Item>(items: Item[], count: number): Item[] {
  if (items.length <= count) return items;
  return items.filter(
    (_, at) =>
      at === 0 ||
      Math.floor((at * count) / items.length) !== Math.floor(((at - 1) * count) / items.length),
  );
}
