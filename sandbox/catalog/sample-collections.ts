import { hashOf } from "./seeded";

/** Collections by what a product is, and, as every shop has them, by when it is sold. */
export function sampleCollections(title: string, productType: string): string[] {
  const oneIn = (number: number, of: string) => hashOf(`${of} ${title}`) % number === 0;
  return [
    productType,
    ...(oneIn(4, "new") ? ["New arrivals"] : []),
    ...(oneIn(5, "sale") ? ["Summer sale 25 % off"] : []),
    ...(oneIn(8, "gift") ? ["Mother's Day"] : []),
  ];
}
