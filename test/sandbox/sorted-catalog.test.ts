import { describe, expect, it } from "vitest";
import { sortedCatalog } from "../../sandbox/catalog/sorted-catalog";
import { Recommender } from "../../sandbox/tiktok-shop/recommender";
import { seedTree } from "../../sandbox/tiktok-shop/seed-tree";

const PRODUCTS = 10_000;
const { catalog, rightLeafOf } = sortedCatalog({ products: PRODUCTS });
const indexes = Array.from({ length: PRODUCTS }, (_, index) => index);

function recommended(index: number, noise: number): string | undefined {
  const recommender = recommenderWith(noise);
  const words = { description: "", sourceContext: "", includeProhibited: false };
  return recommender.recommend(tree, { title: catalog.at(index).title, ...words })?.id;
}

const tree = seedTree("v2");
const recommenders = new Map<number, Recommender>();

function recommenderWith(noise: number): Recommender {
  const known = recommenders.get(noise);
  if (known) return known;
  const knobs = { seed: 1, noise, latencyMs: {}, rate: {}, tokenLifeSeconds: 0 };
  const made = new Recommender(() => ({ ...knobs, acceptsSourceContext: false }));
  recommenders.set(noise, made);
  return made;
}

describe("the sorted catalog", () => {
  it("has 150 local categories, of which 15 % mix two or three right leaves", () => {
    const leaves = new Map<string, Set<string>>();
    for (const index of indexes) {
      const { productType } = catalog.at(index);
      leaves.set(productType, (leaves.get(productType) ?? new Set()).add(rightLeafOf(index)));
    }

    const mixed = [...leaves.values()].filter(({ size }) => size > 1);
    expect(leaves.size).toBe(150);
    expect(mixed.length).toBeGreaterThanOrEqual(22);
    expect(mixed.length).toBeLessThanOrEqual(23);
    expect(mixed.every(({ size }) => size <= 3)).toBe(true);
  });

  it("says in each title what is right: without noise that is recommended", () => {
    const wrong = indexes.filter((index) => recommended(index, 0) !== rightLeafOf(index));

    expect(wrong).toEqual([]);
  });

  it.each([0.2, 0.49])("gets as many wrong answers as the noise says: %d", (noise) => {
    const wrong = indexes.filter((index) => recommended(index, noise) !== rightLeafOf(index));

    expect(wrong.length / PRODUCTS).toBeCloseTo(noise, 1);
  });

  it("is the same every time, and another for another seed", () => {
    const again = sortedCatalog({ products: PRODUCTS });
    const other = sortedCatalog({ products: PRODUCTS, seed: 2 });

    expect(again.catalog.at(77)).toEqual(catalog.at(77));
    expect(other.catalog.at(77)).not.toEqual(catalog.at(77));
  });
});
