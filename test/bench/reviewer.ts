import type { ShopContext } from "../../app/flows/context";
import type { ProductId } from "../../app/domain/ids";
import type { Reviewer } from "../../app/flows/review-decisions.server";
import type { ReviewReading, ReviewReadingsView } from "../../app/views/review-readings.server";
import type { ReviewRow, ReviewSample } from "../../app/views/review.server";

/** Tells what a product is from its title and picture, as a person can. */
export type Judge = (title: string) => string;

/** What a review took. */
export interface ReviewEffort {
  /** Clicks that decided something. */
  decisions: number;
  /** Products that were looked at, in samples and one by one. */
  looked: number;
}

/**
 * Plays a merchant on the page of reviews: sees what its views show and nothing else, and decides by its actions. Opens
 * each row, looks at the samples of each kind of product that its titles tell apart, and decides about a kind at once
 * where all its samples are the same thing; where they are not, looks at the products page by page.
 */
export async function review(context: ShopContext, judge: Judge): Promise<ReviewEffort> {
  const { reviewView } = await import("../../app/views/review.server");
  const { database, shop } = context;
  const effort: ReviewEffort = { decisions: 0, looked: 0 };
  for (;;) {
    const shown = { query: new URLSearchParams(), now: context.now() };
    const { rows } = await reviewView(database, shop.id, shown);
    if (rows.length === 0) return effort;
    const before = effort.decisions;
    for (const row of rows) await reviewRow(context, row, { judge, effort });
    if (effort.decisions === before) throw new Error(`${rows[0]?.name} cannot be decided`);
  }
}

interface Play {
  judge: Judge;
  effort: ReviewEffort;
}

async function reviewRow(context: ShopContext, row: ReviewRow, play: Play): Promise<void> {
  const { decideCategory } = await import("../../app/flows/review-decisions.server");
  const { localCategoryId } = row;
  const view = await readingsOf(context, localCategoryId);
  const [only, second] = view.readings;
  const kind =
    only && !second && row.leading ? oneKind([...row.samples, ...shownOf(only)], play) : null;
  if (kind !== null && kind === row.leading?.category.id) {
    const decided = await decideCategory(
      context,
      { localCategoryId, categoryId: kind },
      seen(view),
    );
    note(decided.outcome, play);
    return;
  }
  for (const reading of view.readings) await reviewReading(context, { view, reading }, play);
}

async function reviewReading(
  context: ShopContext,
  { view, reading }: { view: ReviewReadingsView; reading: ReviewReading },
  play: Play,
): Promise<void> {
  const { decideReading } = await import("../../app/flows/decide-reading.server");
  const { localCategoryId } = view;
  const categoryId = oneKind(shownOf(reading), play);
  if (categoryId !== null) {
    const about = { localCategoryId, reading: reading.key, categoryId };
    note((await decideReading(context, about, seen(view))).outcome, play);
    return;
  }
  let left: ReviewReading | undefined = reading;
  while (left) {
    await reviewPage(context, { page: left.page, reviewer: seen(view) }, play);
    const again = await readingsOf(context, localCategoryId);
    left = again.readings.find(({ key }) => key === reading.key);
  }
}

/** Picks out what belongs together, and gives each its category: one decision for each. */
async function reviewPage(
  context: ShopContext,
  { page, reviewer }: { page: ReviewSample[]; reviewer: Reviewer },
  { judge, effort }: Play,
): Promise<void> {
  const { decideReviewed } = await import("../../app/flows/review-decisions.server");
  effort.looked += page.length;
  for (const [categoryId, products] of Map.groupBy(page, ({ title }) => judge(title))) {
    const productIds = products.map(({ productId }) => BigInt(productId) as ProductId);
    const wish = { kind: "change", categoryId } as const;
    const decided = await decideReviewed(context, wish, { ...reviewer, productIds });
    note(decided.outcome, { judge, effort });
  }
}

async function readingsOf(context: ShopContext, localCategoryId: number) {
  const { reviewReadingsView } = await import("../../app/views/review-readings.server");
  const { database, shop } = context;
  return reviewReadingsView(database, shop.id, { localCategoryId, now: context.now() });
}

function shownOf({ samples, otherSamples }: ReviewReading): ReviewSample[] {
  return [...samples, ...otherSamples];
}

/** What all of these products are, or null where they are not the same. */
function oneKind(samples: ReviewSample[], { judge, effort }: Play): string | null {
  effort.looked += samples.length;
  const [kind, ...others] = new Set(samples.map(({ title }) => judge(title)));
  return kind !== undefined && others.length === 0 ? kind : null;
}

function seen({ seenAt }: { seenAt: string }): Reviewer {
  return { by: "bench", seenAt: new Date(seenAt), isAccepted: false };
}

function note(outcome: string, { effort }: Play): void {
  if (outcome !== "decided" && outcome !== "started") throw new Error(`A decision: ${outcome}`);
  effort.decisions += 1;
}

/** Plays a merchant who goes through the list of mappings and decides about each product by itself. */
export async function reviewRowByRow(context: ShopContext, judge: Judge): Promise<ReviewEffort> {
  const { mappingsView } = await import("../../app/views/mappings.server");
  const { decideMappings } = await import("../../app/flows/decide-mappings.server");
  const { database, shop } = context;
  const effort: ReviewEffort = { decisions: 0, looked: 0 };
  for (;;) {
    const query = new URLSearchParams({ status: "recommended" });
    const { rows } = await mappingsView(database, shop.id, query);
    if (rows.length === 0) return effort;
    for (const { productId, title } of rows) {
      effort.looked += 1;
      const wish = { kind: "change", categoryId: judge(title) } as const;
      const productIds = [BigInt(productId) as ProductId];
      note((await decideMappings(context, wish, { by: "bench", productIds })).outcome, {
        judge,
        effort,
      });
    }
  }
}
