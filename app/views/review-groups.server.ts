import type { Confidence } from "../domain/confidence";
import { NO_ANSWER } from "../domain/mapping-filter";
import { standingOf } from "../domain/standing";
import type { Database } from "../tables/database.server";
import {
  countsWithin,
  sampleProducts,
  setAsideWithin,
  type AnswerGroup,
} from "../tables/review-pages.server";
import { confidenceWithin } from "./confidence.server";
import { marketScope } from "./mappings.server";
import { categoriesNamed, type ReviewCategory } from "./named-categories.server";
import { asSample, within, type ReviewSample } from "./review.server";

/** Products of a local category that got one answer and wait, or that are set aside. */
export interface ReviewGroup {
  /** As a filter names it: a category's id, or `NO_ANSWER`. */
  answer: string;
  /** Null where TikTok Shop recommends nothing. */
  category: ReviewCategory | null;
  /** Not confirmed yet. */
  waiting: number;
  /** Those among them that can be confirmed as they are. */
  confirmable: number;
  samples: ReviewSample[];
  /** Null where TikTok Shop recommends nothing. */
  confidence: Confidence | null;
}

export interface ReviewGroupsView {
  localCategoryId: number;
  /** Biggest first. */
  groups: ReviewGroup[];
  /** Groups that are not shown, and their products. */
  more: { groups: number; products: number };
  setAside: { products: number; samples: ReviewSample[] };
  seenAt: string;
}

const GROUPS = 40;
const SAMPLES = 5;

/** What a local category splits into: each answer with the products that wait. */
export async function reviewGroupsView(
  database: Database,
  shopId: number,
  { localCategoryId, now, locale }: { localCategoryId: number; now: Date; locale?: string },
): Promise<ReviewGroupsView> {
  const seenAt = now.toISOString();
  const scope = await marketScope(database, shopId, locale);
  if (!scope) return { ...NOTHING, localCategoryId, seenAt };
  const counts = await Promise.all([
    countsWithin(database, scope, [localCategoryId]),
    setAsideWithin(database, scope, [localCategoryId]),
  ]);
  const [counted = [], setAside = []] = counts.map((each) => within(each, localCategoryId));
  const standing = standingOf(counted, setAside);
  const waiting = standing.answers
    .filter((answer) => answer.waiting > 0)
    .sort((a, b) => b.waiting - a.waiting);
  const unanswered = standing.waiting - waiting.reduce((sum, each) => sum + each.waiting, 0);
  const all = [
    ...waiting.map((each) => ({ ...each, answer: each.categoryId })),
    ...(unanswered > 0
      ? [{ answer: NO_ANSWER, categoryId: "", waiting: unanswered, confirmable: 0 }]
      : []),
  ];
  const shown = all.slice(0, GROUPS);
  const asideAnswers = [...new Set(setAside.map((each) => each.recommendedCategoryId))];
  const [samples, asideSamples, name, confidence] = await Promise.all([
    sampleProducts(database, scope, {
      groups: shown.map(({ categoryId }) => groupOf(localCategoryId, categoryId, "open")),
      each: SAMPLES,
    }),
    sampleProducts(database, scope, {
      groups: asideAnswers.slice(0, GROUPS).map((id) => groupOf(localCategoryId, id, "set-aside")),
      each: SAMPLES,
    }),
    categoriesNamed(
      database,
      scope,
      shown.map(({ categoryId }) => categoryId),
    ),
    confidenceWithin(database, scope, [localCategoryId]),
  ]);
  return {
    localCategoryId,
    groups: shown.map(({ answer, categoryId, waiting: products, confirmable }) => ({
      answer,
      category: categoryId === "" ? null : name(categoryId),
      waiting: products,
      confirmable,
      samples: samples.filter((sample) => sample.answer === categoryId).map(asSample),
      confidence: confidence(localCategoryId, categoryId),
    })),
    more: {
      groups: all.length - shown.length,
      products: all.slice(GROUPS).reduce((sum, each) => sum + each.waiting, 0),
    },
    setAside: {
      products: standing.setAside,
      samples: asideSamples.slice(0, SAMPLES).map(asSample),
    },
    seenAt,
  };
}

const NOTHING = {
  groups: [],
  more: { groups: 0, products: 0 },
  setAside: { products: 0, samples: [] },
};

function groupOf(localCategoryId: number, answer: string, of: AnswerGroup["of"]): AnswerGroup {
  return { localCategoryId, answer, of };
}
