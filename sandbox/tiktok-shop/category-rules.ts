import { hashOf, pick } from "../catalog/seeded";
import { kindOf, placeOf } from "./category-kind";
import type { Category } from "./category-tree";

/** What a listing in the category needs; made up, plausible by its path, and the same every time. Shape: facts (M). */
export function rulesOf(path: Category[]) {
  const place = placeOf(path);
  const kind = kindOf(place);
  return {
    product_certifications: certificationsOf(path),
    size_chart: {
      is_supported: kind.wearable,
      is_required: kind.wearable && hashOf(place) % 2 === 0,
    },
    cod: { is_supported: false },
    package_dimension: { is_required: kind.bulky },
    epr: { is_required: kind.electric },
    responsible_person: { is_required: kind.forChildren || kind.electric },
    manufacturer: { is_required: kind.onSkin || kind.forChildren },
    allowed_special_product_types: [],
  };
}

function certificationsOf(path: Category[]) {
  const place = placeOf(path);
  const kind = kindOf(place);
  const names: string[] = [];
  if (kind.forChildren) names.push("Children's Product Certificate");
  if (kind.electric) names.push("Electrical Safety Report");
  if (kind.edible) names.push("Food Facility Registration");
  if (kind.onSkin) names.push("Ingredient List");
  return names.map((name) => ({
    id: String(800_000_000 + (hashOf(name) % 1_000_000)),
    name,
    is_required:
      path.at(-1)?.permission === "INVITE_ONLY" ||
      pick([true, false, false], hashOf(`${name} ${place}`)),
    document_details: `Upload a clear copy of your ${name.toLowerCase()}.`,
    sample_image_url: "",
    requirement_conditions: [],
    expiration_date: { is_required: kind.edible },
  }));
}
