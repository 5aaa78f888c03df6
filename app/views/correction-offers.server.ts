import {
  answerOffers,
  wordOffers,
  type Correction,
  type CorrectionOffer,
} from "../domain/correction";
import { NO_FILTER, queryOf, type MappingFilter } from "../domain/mapping-filter";
import {
  latestCorrections,
  matching,
  settledAs,
  titlesOfTypes,
  type MatchingSample,
} from "../tables/corrections.server";
import type { Database } from "../tables/database.server";
import { findLocalCategory } from "../tables/local-categories.server";
import type { MappingScope } from "../tables/mapping-filters.server";
import { categoriesNamed, type ReviewCategory } from "./named-categories.server";

/** Products that resemble what a merchant corrected, with the category they are offered. */
export interface OfferView {
  /** Names the offer, so that it can be put away. */
  key: string;
  /** What the products have in common: the local category, or the product type and a word of the title. */
  localCategory: string | null;
  productType: string | null;
  word: string | null;
  /** What TikTok Shop recommends them, where that is what they have in common. */
  from: ReviewCategory | null;
  to: ReviewCategory;
  /** How many products were corrected so. */
  corrected: number;
  /** How many wait. */
  products: number;
  samples: MatchingSample[];
  /** The filter that finds them, as an address has it. */
  matching: string;
}

/** Corrections looked at: what a merchant does now says more than what was done long ago. */
const CORRECTIONS = 500;
const TITLES_OF_TYPE = 300;
const LOOKED_INTO = 4;
const SHOWN = 3;
const SAMPLES = 4;

/** What the latest corrections suggest for products that nobody decided about, most products first. */
export async function correctionOffers(
  database: Database,
  scope: MappingScope,
): Promise<OfferView[]> {
  const corrections = await latestCorrections(database, scope, CORRECTIONS);
  if (corrections.length === 0) return [];
  const offers = await offersOf(database, scope, corrections);
  const name = await categoriesNamed(
    database,
    scope,
    offers.flatMap((offer) => (offer.kind === "answer" ? [offer.from, offer.to] : [offer.to])),
  );
  const views = await Promise.all(
    offers.slice(0, LOOKED_INTO).map((offer) => viewOf(database, scope, { offer, name })),
  );
  return views
    .filter(({ products, to }) => products > 0 && !to.isGone)
    .sort((a, b) => b.products - a.products)
    .slice(0, SHOWN);
}

async function offersOf(
  database: Database,
  scope: MappingScope,
  corrections: Correction[],
): Promise<CorrectionOffer[]> {
  const productTypes = [...new Set(corrections.map(({ productType }) => productType))]
    .filter((type) => type !== "")
    .slice(0, LOOKED_INTO);
  const [settled, titles] = await Promise.all([
    settledAs(
      database,
      scope,
      corrections.map(({ localCategoryId, from }) => ({ localCategoryId, from })),
    ),
    titlesOfTypes(database, scope, { productTypes, each: TITLES_OF_TYPE }),
  ]);
  return [...answerOffers(corrections, settled), ...wordOffers(corrections, titles)].sort(
    (a, b) => b.corrected - a.corrected,
  );
}

async function viewOf(
  database: Database,
  scope: MappingScope,
  { offer, name }: { offer: CorrectionOffer; name(id: string): ReviewCategory },
): Promise<OfferView> {
  const filter: MappingFilter =
    offer.kind === "answer"
      ? { ...NO_FILTER, localCategoryId: offer.localCategoryId, answer: offer.from }
      : { ...NO_FILTER, productType: offer.productType, search: offer.word };
  const [found, localCategory] = await Promise.all([
    matching(database, scope, { filter: { ...filter, review: "open" }, samples: SAMPLES }),
    offer.kind === "answer"
      ? findLocalCategory(database, scope.shopId, offer.localCategoryId)
      : null,
  ]);
  return {
    ...found,
    key: `${queryOf(filter)}&to=${offer.to}`,
    localCategory: localCategory?.fullName ?? null,
    productType: offer.kind === "word" ? offer.productType : null,
    word: offer.kind === "word" ? offer.word : null,
    from: offer.kind === "answer" ? name(offer.from) : null,
    to: name(offer.to),
    corrected: offer.corrected,
    matching: queryOf(filter),
  };
}
