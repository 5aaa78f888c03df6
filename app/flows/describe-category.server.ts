import type { CategoryRequirement } from "../domain/category-requirement";
import { attributeKind } from "../domain/product-evidence";
import { storedRequirement, storeRequirement } from "../tables/category-requirements.server";
import {
  categoryAttributes,
  categoryRules,
  type DescribedCategory,
} from "../tiktok-shop/describe-category.server";
import { RequestRefused } from "../tiktok-shop/errors";
import type { MappingContext } from "./context";

/** Attributes and certificates change often (tiktok-shop-api, Categories, M). */
const KEPT_MS = 24 * 60 * 60 * 1000;
const SHOWN_VALUES = 12;

export type DescribeOutcome =
  | { outcome: "described"; requirement: CategoryRequirement }
  /** TikTok Shop does not describe this category: it is gone, or no leaf. */
  | { outcome: "unknown" };

/** What a listing in a category needs: asked for when somebody looks, then kept for a day for all shops. */
export async function describeCategory(
  context: MappingContext,
  about: { categoryId: string; locale: string },
): Promise<DescribeOutcome> {
  const { database, seller, now } = context;
  const key = { ...about, market: seller.market, categoryVersion: seller.categoryVersion };
  const known = await storedRequirement(database, key, new Date(now().getTime() - KEPT_MS));
  if (known) return { outcome: "described", requirement: known };
  try {
    const requirement = await fetchRequirement(context, key);
    await storeRequirement(database, key, { requirement, now: now() });
    return { outcome: "described", requirement };
  } catch (error) {
    if (error instanceof RequestRefused) return { outcome: "unknown" };
    throw error;
  }
}

async function fetchRequirement(
  { asSeller, tikTokShop }: MappingContext,
  about: DescribedCategory,
): Promise<CategoryRequirement> {
  const [rules, attributes] = await Promise.all([
    asSeller((caller) => categoryRules(tikTokShop, caller, about)),
    asSeller((caller) => categoryAttributes(tikTokShop, caller, about)),
  ]);
  const required = attributes.filter(({ isRequired }) => isRequired);
  return {
    attributes: required.map(({ name, isSales, isCustomizable, values }) => ({
      name,
      isSales,
      isCustomizable,
      kind: attributeKind(name),
      values: values.slice(0, SHOWN_VALUES),
    })),
    optionalAttributes: attributes.length - required.length,
    certifications: rules.certifications,
    sizeChart: rules.isSizeChartRequired
      ? "required"
      : rules.isSizeChartSupported
        ? "possible"
        : "none",
    needsPackageDimensions: rules.needsPackageDimensions,
    papers: [
      ...(rules.needsEpr ? (["epr"] as const) : []),
      ...(rules.needsResponsiblePerson ? (["responsible-person"] as const) : []),
      ...(rules.needsManufacturer ? (["manufacturer"] as const) : []),
    ],
  };
}
