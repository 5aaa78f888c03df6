import { z } from "zod";
import { categoryIdSchema, rowIdSchema } from "../domain/asked";
import { bigIdPart, cursorIn, textPart } from "../domain/cursor";
import {
  misfitAnswers,
  misfitReason,
  type MisfitAnswer,
  type MisfitReason,
  type TypeBranch,
} from "../domain/misfit";
import type { Database } from "../tables/database.server";
import type { MappingScope } from "../tables/mapping-filters.server";
import {
  branchesOfTypes,
  misfitProducts,
  placedAnswers,
  type MisfitProduct,
} from "../tables/misfits.server";
import { marketScope } from "./mappings.server";
import { categoriesNamed, type ReviewCategory } from "./named-categories.server";
import type { ReviewSample } from "./review.server";

/** A product that does not fit its local category, with the likeliest reason. */
export interface MisfitRow extends ReviewSample {
  localCategoryId: number;
  localCategory: string;
  productType: string;
  /** What TikTok Shop recommends for it. */
  category: ReviewCategory;
  /** What most of its local category has. */
  leading: ReviewCategory;
  reason: MisfitReason;
}

export interface MisfitsView {
  rows: MisfitRow[];
  /** Of all pages. */
  products: number;
  after: string | null;
  isFirst: boolean;
  seenAt: string;
}

const PAGE_ROWS = 25;
const LOOKED_AT_OF_TYPE = 1_000;
const cursorSchema = z.tuple([rowIdSchema, categoryIdSchema, textPart, bigIdPart]);
type Cursor = z.infer<typeof cursorSchema>;

/** Products to review whose recommendation lies far from what their local category agrees on. */
export async function misfitsView(
  database: Database,
  shopId: number,
  { query, now, locale }: { query: URLSearchParams; now: Date; locale?: string },
): Promise<MisfitsView> {
  const cursor = cursorIn(cursorSchema, query.get("after"));
  const seen = { seenAt: now.toISOString(), isFirst: cursor === null };
  const scope = await marketScope(database, shopId, locale);
  if (!scope) return { ...seen, rows: [], products: 0, after: null };
  const answers = misfitAnswers(await placedAnswers(database, scope));
  const { from, begins } = startOf(answers, cursor);
  const found = await misfitProducts(database, scope, {
    groups: enough(answers.slice(from)),
    cursor: begins,
    limit: PAGE_ROWS + 1,
  });
  const page = found.slice(0, PAGE_ROWS);
  return {
    ...seen,
    rows: await rowsOf(database, scope, { page, answers }),
    products: answers.reduce((sum, { waiting }) => sum + waiting, 0),
    after: found.length > PAGE_ROWS ? cursorOf(page.at(-1)) : null,
  };
}

function cursorOf(last: MisfitProduct | undefined): string | null {
  if (!last) return null;
  return JSON.stringify([last.localCategoryId, last.answer, last.title, last.productId]);
}

/** The group that a page begins with. One that is decided meanwhile begins the list anew: nothing is left out. */
function startOf(answers: MisfitAnswer[], cursor: Cursor | null) {
  if (!cursor) return { from: 0, begins: null };
  const [localCategoryId, answer, title, productId] = cursor;
  const from = answers.findIndex(
    (each) => each.localCategoryId === localCategoryId && each.categoryId === answer,
  );
  return from < 0 ? { from: 0, begins: null } : { from, begins: { title, productId } };
}

/** Groups until a page is surely full, whatever of the first one was shown before. */
function enough(answers: MisfitAnswer[]) {
  let products = 0;
  const end = answers.findIndex(({ waiting }, index) => {
    if (index > 0) products += waiting;
    return products > PAGE_ROWS;
  });
  return answers
    .slice(0, end < 0 ? undefined : end + 1)
    .map(({ localCategoryId, categoryId }) => ({ localCategoryId, answer: categoryId }));
}

async function rowsOf(
  database: Database,
  scope: MappingScope,
  { page, answers }: { page: MisfitProduct[]; answers: MisfitAnswer[] },
): Promise<MisfitRow[]> {
  const productTypes = [...new Set(page.map(({ productType }) => productType))].filter(Boolean);
  const answerOf = ({ localCategoryId, answer }: MisfitProduct) =>
    answers.find((each) => each.localCategoryId === localCategoryId && each.categoryId === answer);
  const [branches, name] = await Promise.all([
    branchesOfTypes(database, scope, { productTypes, each: LOOKED_AT_OF_TYPE }),
    categoriesNamed(
      database,
      scope,
      page.flatMap((product) => [product.answer, answerOf(product)?.leadingId ?? []].flat()),
    ),
  ]);
  return page.flatMap((product) => {
    const answer = answerOf(product);
    return answer ? [asRow(product, answer, { branches, name })] : [];
  });
}

function asRow(
  product: MisfitProduct,
  answer: MisfitAnswer,
  known: {
    branches: (TypeBranch & { productType: string })[];
    name(id: string): ReviewCategory;
  },
): MisfitRow {
  const { productId, title, imageUrl, localCategoryId, localCategory, productType } = product;
  const ofType = known.branches.filter((each) => each.productType === productType);
  return {
    productId,
    title,
    imageUrl,
    localCategoryId,
    localCategory,
    productType,
    category: known.name(product.answer),
    leading: known.name(answer.leadingId),
    reason: misfitReason({ localCategoryId, branch: answer.branch }, ofType),
  };
}
