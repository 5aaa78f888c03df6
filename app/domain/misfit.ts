/** Products of a local category with one category, confirmed or recommended. */
export interface PlacedAnswer {
  localCategoryId: number;
  categoryId: string;
  /** Root and second level: products of one kind seldom lie in two of them. */
  branch: string;
  products: number;
  /** Those that are to review. */
  waiting: number;
}

/** A recommendation far from what its local category agrees on. */
export interface MisfitAnswer extends PlacedAnswer {
  /** The category that leads. */
  leadingId: string;
}

const AGREEING_SHARE = 0.6;
const MIN_ANSWERED = 5;

/**
 * Recommendations in another branch than the leading category's, in local categories that agree: at least five products
 * have a category, and at least 60 % of these lie in the leading branch. Biggest local category first.
 */
export function misfitAnswers(answers: PlacedAnswer[]): MisfitAnswer[] {
  const groups = new Map<number, PlacedAnswer[]>();
  for (const answer of answers) {
    const group = groups.get(answer.localCategoryId);
    if (group) group.push(answer);
    else groups.set(answer.localCategoryId, [answer]);
  }
  return [...groups.values()]
    .map((group) => ({ size: sumOf(group), misfits: misfitsOf(group) }))
    .sort((a, b) => b.size - a.size)
    .flatMap(({ misfits }) => misfits);
}

function misfitsOf(group: PlacedAnswer[]): MisfitAnswer[] {
  const byProducts = [...group].sort(
    (a, b) => b.products - a.products || a.categoryId.localeCompare(b.categoryId),
  );
  const [leading] = byProducts;
  const all = sumOf(group);
  if (!leading || all < MIN_ANSWERED) return [];
  const isNear = ({ branch }: PlacedAnswer) => branch === leading.branch;
  if (sumOf(group.filter(isNear)) < all * AGREEING_SHARE) return [];
  return byProducts
    .filter((answer) => answer.waiting > 0 && !isNear(answer))
    .map((answer) => ({ ...answer, leadingId: leading.categoryId }));
}

function sumOf(answers: PlacedAnswer[]): number {
  return answers.reduce((sum, { products }) => sum + products, 0);
}

export const MISFIT_REASONS = [
  "wrong-shopify-category",
  "mixed-product-type",
  "odd-title",
] as const;
export type MisfitReason = (typeof MISFIT_REASONS)[number];

/** How many products of a product type lie in a branch, within one local category. */
export interface TypeBranch {
  localCategoryId: number;
  branch: string;
  products: number;
}

const MIN_OTHERS = 3;
const SECOND_KIND_SHARE = 0.1;

/**
 * Why a product most likely does not fit, by what products of the same type got:
 * - in other local categories most of them (at least three) got the same branch: then the product's type and TikTok
 *   Shop agree, and its Shopify category is wrong;
 * - at least three others, a tenth of the type, got the same branch, but not most: the type holds two kinds of products;
 * - nothing speaks for the recommendation but the product itself: its title (or picture) misleads.
 * @param ofType branches of the product's type, itself included; nothing where it has no type
 */
export function misfitReason(
  product: { localCategoryId: number; branch: string },
  ofType: TypeBranch[],
): MisfitReason {
  const isSame = ({ branch }: TypeBranch) => branch === product.branch;
  const elsewhere = ofType.filter((each) => each.localCategoryId !== product.localCategoryId);
  const sameElsewhere = countOf(elsewhere.filter(isSame));
  if (sameElsewhere >= MIN_OTHERS && sameElsewhere * 2 > countOf(elsewhere))
    return "wrong-shopify-category";
  const others = countOf(ofType.filter(isSame)) - 1;
  return others >= MIN_OTHERS && others >= countOf(ofType) * SECOND_KIND_SHARE
    ? "mixed-product-type"
    : "odd-title";
}

function countOf(branches: TypeBranch[]): number {
  return branches.reduce((sum, { products }) => sum + products, 0);
}
