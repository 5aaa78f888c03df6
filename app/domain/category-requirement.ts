import type { AttributeKind } from "./product-evidence";

/** What a listing in a category needs, besides what every listing needs. */
export interface CategoryRequirement {
  attributes: RequiredAttribute[];
  /** How many attributes more there are that may be left empty. */
  optionalAttributes: number;
  certifications: { name: string; isRequired: boolean; details: string }[];
  sizeChart: "required" | "possible" | "none";
  needsPackageDimensions: boolean;
  /** Papers about who is responsible for the goods. */
  papers: ("epr" | "responsible-person" | "manufacturer")[];
}

export interface RequiredAttribute {
  name: string;
  /** Sales attributes tell variants apart. */
  isSales: boolean;
  /** What Shopify may know of it already. */
  kind: AttributeKind | null;
  /** Some of the values that TikTok Shop offers. */
  values: string[];
  /** The seller may write another value. */
  isCustomizable: boolean;
}
