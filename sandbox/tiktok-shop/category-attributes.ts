import { hashOf } from "../catalog/seeded";
import { kindOf, placeOf, type CategoryKind } from "./category-kind";
import type { Category } from "./category-tree";

interface AttributeSeed {
  id: string;
  name: string;
  values: string[];
  /** The kind of goods that has the attribute; all have it when left out. */
  of?: keyof CategoryKind;
  /** true, or one in so many categories. */
  required?: true | number;
  isSalesProperty?: boolean;
  isCustomizable?: boolean;
  isMultiple?: boolean;
}

const list = (text: string) => text.split(", ");

const ATTRIBUTES: AttributeSeed[] = [
  { id: "100000", name: "Brand", values: [], required: true, isCustomizable: true },
  {
    id: "100392",
    name: "Material",
    values: list("Cotton, Wool, Polyester, Wood, Steel, Glass, Ceramic, Leather, Plastic"),
    required: 2,
    isCustomizable: true,
    isMultiple: true,
  },
  {
    id: "100393",
    name: "Country of Origin",
    values: list("United States, Germany, Spain, China, India"),
  },
  {
    id: "100007",
    name: "Color",
    values: list("Black, White, Grey, Blue, Green, Red, Yellow, Brown, Pink"),
    isSalesProperty: true,
    isCustomizable: true,
  },
  {
    id: "100089",
    name: "Size",
    of: "wearable",
    values: list("XS, S, M, L, XL"),
    required: true,
    isSalesProperty: true,
    isCustomizable: true,
  },
  {
    id: "100398",
    name: "Pattern",
    of: "wearable",
    values: list("Plain, Striped, Floral, Graphic"),
  },
  {
    id: "101400",
    name: "Care Instructions",
    of: "wearable",
    values: list("Machine Wash, Hand Wash, Dry Clean"),
    required: true,
    isMultiple: true,
  },
  {
    id: "101610",
    name: "Allergens",
    of: "edible",
    values: list("None, Nuts, Milk, Gluten"),
    required: true,
    isMultiple: true,
  },
  {
    id: "101619",
    name: "Plug Type",
    of: "electric",
    values: list("A, B, C, G, No plug"),
    required: 2,
  },
  {
    id: "100347",
    name: "Recommended Age",
    of: "forChildren",
    values: list("0-12 months, 1-3 years, 3-6 years, 6+ years"),
    required: true,
  },
  {
    id: "101395",
    name: "Skin Type",
    of: "onSkin",
    values: list("All, Dry, Oily, Sensitive"),
    isMultiple: true,
  },
];

/** Attributes of a listing in the category: made up, plausible by its path, the same every time (shape: facts, M). */
export function attributesOf(path: Category[]) {
  const place = placeOf(path);
  const kind = kindOf(place);
  const seeds = ATTRIBUTES.filter((seed) => !seed.of || kind[seed.of]);
  return { attributes: seeds.map((seed) => formatAttribute(seed, place)) };
}

function formatAttribute(seed: AttributeSeed, place: string) {
  const isRequired =
    seed.required === true ||
    (seed.required ? hashOf(`${seed.id} ${place}`) % seed.required === 0 : false);
  return {
    id: seed.id,
    name: seed.name,
    type: seed.isSalesProperty ? "SALES_PROPERTY" : "PRODUCT_PROPERTY",
    // Sic: the API's own spelling (facts: H).
    is_requried: isRequired,
    values: seed.values.map((name) => ({ id: valueId(seed, name), name })),
    value_data_format: "",
    is_customizable: seed.isCustomizable ?? false,
    is_multiple_selection: seed.isMultiple ?? false,
    requirement_conditions: [],
  };
}

function valueId(seed: AttributeSeed, name: string): string {
  return String(1_000_000 + (hashOf(`${seed.id} ${name}`) % 900_000));
}
