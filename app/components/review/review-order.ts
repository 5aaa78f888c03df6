import { NO_FILTER, queryOf } from "../../domain/mapping-filter";
import type { ReviewCategory } from "../../views/named-categories.server";
import type { ReviewRow } from "../../views/review.server";

/** What the reviewer wants done, as the app is told and as the page shows it meanwhile. */
export interface ReviewOrder {
  form: Record<string, string>;
  /** The row that shows it; null where none does. */
  localCategoryId: number | null;
  effect: "decide-all" | "decide" | "set-aside" | "put-back" | "none";
  /** Products that it is about. */
  products: number;
  /** What they get, where it is one category. */
  category: ReviewCategory | null;
}

/** The leading category for the whole local category. */
export function confirmCategory(row: ReviewRow, category: ReviewCategory): ReviewOrder {
  return {
    form: {
      intent: "confirm-category",
      localCategoryId: String(row.localCategoryId),
      categoryId: category.id,
    },
    localCategoryId: row.localCategoryId,
    effect: "decide-all",
    products: row.waiting,
    category,
  };
}

export interface GroupToDecide {
  localCategoryId: number;
  /** As a filter names it. */
  answer: string | null;
  products: number;
}

/** The recommendation, for the products that got it. */
export function confirmGroup(group: GroupToDecide, category: ReviewCategory | null): ReviewOrder {
  return about(group, { effect: "decide", form: { intent: "confirm" }, category });
}

export function changeGroup(group: GroupToDecide, category: ReviewCategory): ReviewOrder {
  const form = { intent: "change", categoryId: category.id };
  return about(group, { effect: "decide", form, category });
}

/** A category for the products whose titles read alike. */
export function decideReading(
  read: { localCategoryId: number; reading: string; products: number },
  category: ReviewCategory,
): ReviewOrder {
  const { localCategoryId, reading, products } = read;
  const form = { intent: "decide-reading", reading, localCategoryId: String(localCategoryId) };
  return {
    form: { ...form, categoryId: category.id },
    localCategoryId,
    effect: "decide",
    products,
    category,
  };
}

/** A category for the products that the merchant picked out one by one. */
export function decideChosen(
  chosen: { localCategoryId: number; productIds: string[] },
  category: ReviewCategory,
): ReviewOrder {
  const { localCategoryId, productIds } = chosen;
  return {
    form: { intent: "change", categoryId: category.id, productIds: productIds.join(",") },
    localCategoryId,
    effect: "decide",
    products: productIds.length,
    category,
  };
}

/** Leaves the products out of what is decided about their group, or no longer. */
export function turnAside(group: GroupToDecide, effect: "set-aside" | "put-back"): ReviewOrder {
  return about(group, { effect, form: { intent: effect }, category: null });
}

function about(
  { localCategoryId, answer, products }: GroupToDecide,
  { form, ...done }: Pick<ReviewOrder, "effect" | "form" | "category">,
): ReviewOrder {
  const matching = queryOf({ ...NO_FILTER, localCategoryId, answer });
  return { ...done, form: { ...form, matching }, localCategoryId, products };
}

/** The row as it will be. */
export function decidedRow(row: ReviewRow, order: ReviewOrder): ReviewRow {
  if (order.localCategoryId !== row.localCategoryId) return row;
  const { effect, products, category } = order;
  switch (effect) {
    case "decide-all":
      return standing({
        ...row,
        waiting: 0,
        confirmed: row.products - row.setAside,
        categoryMapping: category ? { category, asksStill: false, isUsable: true } : null,
      });
    case "decide":
      return standing({
        ...row,
        waiting: Math.max(0, row.waiting - products),
        confirmed: row.confirmed + products,
        leading: withoutWaiting(row, order),
      });
    case "set-aside":
      return standing({
        ...row,
        waiting: Math.max(0, row.waiting - products),
        setAside: row.setAside + products,
      });
    case "put-back":
      return standing({ ...row, waiting: row.waiting + row.setAside, setAside: 0 });
    case "none":
      return row;
  }
}

function withoutWaiting({ leading }: ReviewRow, { category }: ReviewOrder): ReviewRow["leading"] {
  return leading && leading.category.id === category?.id
    ? { ...leading, waiting: 0, confirmable: 0 }
    : leading;
}

function standing(row: ReviewRow): ReviewRow {
  const isConfirmed = row.confirmed === row.products;
  return { ...row, status: isConfirmed ? "confirmed" : row.confirmed > 0 ? "partly" : "open" };
}
