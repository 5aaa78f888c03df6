import type { Category } from "./category-tree";
import { hashOf, pick } from "../catalog/seeded";

const wearable = /wear|fashion|cloth|shoes|muslim/i;
const edible = /food|beverage|health|supplement/i;
const electric = /phone|electronic|computer|appliance|lighting|power tools/i;
const forChildren = /baby|kids|toys/i;
const onSkin = /beauty|personal care/i;

/** What a listing in the category needs; made up, plausible by its path, and the same every time. Shape: facts (M). */
export function rulesOf(path: Category[]) {
  const place = placeOf(path);
  return {
    product_certifications: certificationsOf(place, path),
    size_chart: {
      is_supported: wearable.test(place),
      is_required: wearable.test(place) && hashOf(place) % 2 === 0,
    },
    cod: { is_supported: false },
    package_dimension: { is_required: /furniture|appliance|sports|luggage/i.test(place) },
    epr: { is_required: electric.test(place) },
    responsible_person: { is_required: forChildren.test(place) || electric.test(place) },
    manufacturer: { is_required: onSkin.test(place) || forChildren.test(place) },
    allowed_special_product_types: [],
  };
}

export function attributesOf(path: Category[]) {
  const place = placeOf(path);
  const number = hashOf(`attributes ${place}`);
  const attributes: Attribute[] = [
    attribute("100000", "Brand", { required: true, values: [], custom: true }),
    attribute("100392", "Material", {
      required: number % 2 === 0,
      values: MATERIALS,
      several: true,
      custom: true,
    }),
    attribute("100393", "Country of Origin", { required: edible.test(place), values: COUNTRIES }),
  ];
  if (wearable.test(place)) {
    attributes.push(
      attribute("100089", "Size", {
        sales: true,
        required: true,
        values: ["XS", "S", "M", "L", "XL"],
        custom: true,
      }),
      attribute("100398", "Pattern", { values: ["Plain", "Striped", "Floral", "Graphic"] }),
      attribute("101400", "Care Instructions", {
        required: true,
        values: ["Machine Wash", "Hand Wash", "Dry Clean"],
        several: true,
      }),
    );
  }
  attributes.push(attribute("100007", "Color", { sales: true, values: COLOURS, custom: true }));
  if (edible.test(place))
    attributes.push(
      attribute("101610", "Allergens", {
        required: true,
        values: ["None", "Nuts", "Milk", "Gluten"],
        several: true,
      }),
    );
  if (electric.test(place))
    attributes.push(
      attribute("101619", "Plug Type", {
        required: number % 3 !== 0,
        values: ["A", "B", "C", "G", "No plug"],
      }),
    );
  if (forChildren.test(place))
    attributes.push(
      attribute("100347", "Recommended Age", {
        required: true,
        values: ["0-12 months", "1-3 years", "3-6 years", "6+ years"],
      }),
    );
  if (onSkin.test(place))
    attributes.push(
      attribute("101395", "Skin Type", {
        values: ["All", "Dry", "Oily", "Sensitive"],
        several: true,
      }),
    );
  return { attributes };
}

const MATERIALS = [
  "Cotton",
  "Wool",
  "Polyester",
  "Wood",
  "Steel",
  "Glass",
  "Ceramic",
  "Leather",
  "Plastic",
];
const COLOURS = ["Black", "White", "Grey", "Blue", "Green", "Red", "Yellow", "Brown", "Pink"];
const COUNTRIES = ["United States", "Germany", "Spain", "Italy", "China", "India", "Portugal"];

interface Attribute {
  id: string;
  name: string;
  type: "SALES_PROPERTY" | "PRODUCT_PROPERTY";
  /** Sic: the API's own spelling (facts: H). */
  is_requried: boolean;
  values: { id: string; name: string }[];
  value_data_format: string;
  is_customizable: boolean;
  is_multiple_selection: boolean;
  requirement_conditions: never[];
}

interface AttributeTraits {
  sales?: boolean;
  required?: boolean;
  custom?: boolean;
  several?: boolean;
  values: string[];
}

function attribute(id: string, name: string, traits: AttributeTraits): Attribute {
  return {
    id,
    name,
    type: traits.sales ? "SALES_PROPERTY" : "PRODUCT_PROPERTY",
    is_requried: traits.required ?? false,
    values: traits.values.map((value) => ({
      id: String(1_000_000 + (hashOf(`${id} ${value}`) % 900_000)),
      name: value,
    })),
    value_data_format: "",
    is_customizable: traits.custom ?? false,
    is_multiple_selection: traits.several ?? false,
    requirement_conditions: [],
  };
}

function certificationsOf(place: string, path: Category[]) {
  const names: string[] = [];
  if (forChildren.test(place)) names.push("Children's Product Certificate");
  if (electric.test(place)) names.push("Electrical Safety Report");
  if (edible.test(place)) names.push("Food Facility Registration");
  if (onSkin.test(place)) names.push("Ingredient List");
  return names.map((name) => ({
    id: String(800_000_000 + (hashOf(name) % 1_000_000)),
    name,
    is_required:
      path.at(-1)?.permission === "INVITE_ONLY" ||
      pick([true, false, false], hashOf(`${name} ${place}`)),
    document_details: `Upload a clear copy of your ${name.toLowerCase()}.`,
    sample_image_url: "",
    requirement_conditions: [],
    expiration_date: { is_required: edible.test(place) },
  }));
}

function placeOf(path: Category[]): string {
  return path.map(({ name }) => name).join(" > ");
}
