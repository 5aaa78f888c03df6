import type { MappingStatus } from "./mapping-status";

/** Products of one local category that stand alike. '' is no category. */
export interface CountedMappings {
  status: MappingStatus;
  recommendedCategoryId: string;
  confirmedCategoryId: string;
  products: number;
}

/** How many products of a local category have one TikTok Shop category, confirmed or recommended. */
export interface StandingAnswer {
  categoryId: string;
  products: number;
  /** Those among them that wait for a decision with their group. */
  waiting: number;
  /** Those among them that can be confirmed as they are. */
  confirmable: number;
}

export interface Standing {
  products: number;
  confirmed: number;
  /** Not confirmed, and decided with their group. */
  waiting: number;
  /** Wait for a decision of their own. */
  setAside: number;
  /** Products that have a category, confirmed or recommended. */
  answered: number;
  /** Biggest first; ties keep the order of the ids. The first one leads. */
  answers: StandingAnswer[];
  /** `partly`: some products are confirmed. */
  status: "open" | "partly" | "confirmed";
}

/**
 * How a local category stands: what is confirmed counts as its category, else what is recommended, so that what the
 * merchant corrected speaks for the rest. What is set aside is part of the counts, but waits for no group decision.
 */
export function standingOf(counted: CountedMappings[], setAside: CountedMappings[]): Standing {
  const products = sumOf(counted);
  const confirmed = sumOf(counted.filter(({ status }) => status === "confirmed"));
  const aside = sumOf(setAside);
  const answers = answersOf(counted, setAside);
  return {
    products,
    confirmed,
    waiting: products - confirmed - aside,
    setAside: aside,
    answered: answers.reduce((sum, answer) => sum + answer.products, 0),
    answers,
    status: confirmed === products ? "confirmed" : confirmed > 0 ? "partly" : "open",
  };
}

function answersOf(counted: CountedMappings[], setAside: CountedMappings[]): StandingAnswer[] {
  const answers = new Map<string, StandingAnswer>();
  for (const each of counted) {
    const categoryId = categoryOf(each);
    const answer = answers.get(categoryId) ?? {
      categoryId,
      products: 0,
      waiting: 0,
      confirmable: 0,
    };
    answer.products += each.products;
    answers.set(categoryId, withWaiting(answer, each, each.products));
  }
  for (const each of setAside) {
    const answer = answers.get(categoryOf(each));
    if (answer) answers.set(answer.categoryId, withWaiting(answer, each, -each.products));
  }
  return [...answers.values()]
    .filter(({ categoryId, products }) => categoryId !== "" && products > 0)
    .sort((a, b) => b.products - a.products || a.categoryId.localeCompare(b.categoryId));
}

function withWaiting(
  answer: StandingAnswer,
  { status }: CountedMappings,
  products: number,
): StandingAnswer {
  return {
    ...answer,
    waiting: answer.waiting + (status === "confirmed" ? 0 : products),
    confirmable: answer.confirmable + (status === "recommended" ? products : 0),
  };
}

function categoryOf({ status, recommendedCategoryId, confirmedCategoryId }: CountedMappings) {
  return status === "confirmed" ? confirmedCategoryId : recommendedCategoryId;
}

function sumOf(counted: CountedMappings[]): number {
  return counted.reduce((sum, { products }) => sum + products, 0);
}
