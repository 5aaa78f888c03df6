import type { CategoryRequirement, RequiredAttribute } from "../domain/category-requirement";
import { evidenceFor, type ProductFacts } from "../domain/product-evidence";
import type { CategoryChoice } from "./category-index.server";

/** A category with what a listing there needs, and what the product has of it. */
export interface CategoryCardView {
  category: CategoryChoice;
  /** Null where TikTok Shop does not describe the category. */
  requirement: CardRequirement | null;
  /** Whether a product was asked about, so that what is missing is worth saying. */
  isAboutProduct: boolean;
}

export interface CardRequirement extends Omit<CategoryRequirement, "attributes"> {
  attributes: CardAttribute[];
  /** The product's weight in Shopify; null where it has none or no product was asked about. */
  weightGrams: number | null;
}

export interface CardAttribute extends RequiredAttribute {
  /** What Shopify has for it, where that is evident. */
  evidence: string | null;
}

export function categoryCard(
  category: CategoryChoice,
  described: { outcome: "described"; requirement: CategoryRequirement } | { outcome: "unknown" },
  product: ProductFacts | null,
): CategoryCardView {
  const requirement = described.outcome === "described" ? described.requirement : null;
  return {
    category,
    isAboutProduct: product !== null,
    requirement: requirement && {
      ...requirement,
      attributes: requirement.attributes.map((attribute) => ({
        ...attribute,
        evidence: product && evidenceFor(attribute.kind, product),
      })),
      weightGrams: product?.weightGrams ?? null,
    },
  };
}
