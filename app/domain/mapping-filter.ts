import { ATTENTION_REASONS, type AttentionReason } from "./attention-reason";
import { categoryIdIn, rowIdIn } from "./ids";
import { MAPPING_STATUSES, type MappingStatus } from "./mapping-status";
import { cutText, storableText } from "./text";

/** Which mappings the merchant wants to see. Null does not filter. */
export interface MappingFilter {
  status: MappingStatus | null;
  /** Words, each the beginning of a word of the title. */
  search: string | null;
  localCategoryId: number | null;
  /** A TikTok Shop category of any level: everything below it. */
  branch: string | null;
  /** What TikTok Shop recommends, or `NO_ANSWER`. */
  answer: string | null;
  vendor: string | null;
  productType: string | null;
  reason: AttentionReason | null;
  review: ReviewState | null;
}

/** `open`: waits for a decision, with its group; `set-aside`: waits for one of its own. */
export const REVIEW_STATES = ["open", "set-aside"] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** The `answer` of products that TikTok Shop recommends nothing for. */
export const NO_ANSWER = "none";

export const MAPPING_SORTS = ["title", "local-category", "agreement", "updated"] as const;
export type MappingSort = (typeof MAPPING_SORTS)[number];

export interface MappingOrder {
  sort: MappingSort;
  isDescending: boolean;
}

export const NO_FILTER: MappingFilter = {
  status: null,
  search: null,
  localCategoryId: null,
  branch: null,
  answer: null,
  vendor: null,
  productType: null,
  reason: null,
  review: null,
};

const MAX_TEXT = 255;
/** Of a filter in an address, where one character of its three texts may take nine. */
export const LONGEST_QUERY = 3 * 9 * MAX_TEXT + 500;

/** The filter that an address of the list carries; what makes no sense there filters nothing. */
export function filterOf(query: URLSearchParams): MappingFilter {
  const text = (name: string) =>
    cutText(storableText(query.get(name) ?? "").trim(), MAX_TEXT) || null;
  const categoryId = (name: string) => categoryIdIn(query.get(name) ?? "");
  return {
    status: oneOf(MAPPING_STATUSES, query.get("status")),
    search: text("q"),
    localCategoryId: rowIdIn(query.get("category") ?? ""),
    branch: categoryId("branch"),
    answer: query.get("answer") === NO_ANSWER ? NO_ANSWER : categoryId("answer"),
    vendor: text("vendor"),
    productType: text("type"),
    reason: oneOf(ATTENTION_REASONS, query.get("reason")),
    review: oneOf(REVIEW_STATES, query.get("review")),
  };
}

/** The order that an address of the list carries. */
export function orderOf(query: URLSearchParams): MappingOrder {
  return {
    sort: oneOf(MAPPING_SORTS, query.get("sort")) ?? "title",
    isDescending: query.get("order") === "desc",
  };
}

/** The filter as an address of the list carries it: one text for one filter. */
export function queryOf(filter: MappingFilter): string {
  const query = new URLSearchParams();
  const parts = {
    status: filter.status,
    q: filter.search,
    category: filter.localCategoryId?.toString(),
    branch: filter.branch,
    answer: filter.answer,
    vendor: filter.vendor,
    type: filter.productType,
    reason: filter.reason,
    review: filter.review,
  };
  for (const [name, value] of Object.entries(parts)) if (value) query.set(name, value);
  return query.toString();
}

/** Whether anything but the status is filtered by. */
export function isNarrowed(filter: MappingFilter): boolean {
  return queryOf({ ...filter, status: null }) !== "";
}

function oneOf<Value extends string>(values: readonly Value[], text: string | null): Value | null {
  return values.find((value) => value === text) ?? null;
}
