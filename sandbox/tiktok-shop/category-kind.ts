import type { Category } from "./category-tree";

/** What sort of goods a category holds, read off its path; it decides what a listing needs. */
export interface CategoryKind {
  wearable: boolean;
  edible: boolean;
  electric: boolean;
  forChildren: boolean;
  onSkin: boolean;
  bulky: boolean;
}

export function kindOf(place: string): CategoryKind {
  return {
    wearable: /wear|fashion|cloth|shoes/i.test(place),
    edible: /food &|beverage|supplement/i.test(place),
    electric: /phones|electronic|computer|appliance|lighting|power tools/i.test(place),
    forChildren: /baby|kids'|toys &/i.test(place),
    onSkin: /beauty|personal care/i.test(place),
    bulky: /furniture|appliance|sports|luggage/i.test(place),
  };
}

export function placeOf(path: Category[]): string {
  return path.map(({ name }) => name).join(" > ");
}
