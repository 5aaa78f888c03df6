import { describe, expect, it } from "vitest";
import type { ConfidenceLevel } from "../../app/domain/confidence";
import { withinBudget } from "../../app/domain/error-budget";
import { groupConfidences, type CountedRecommendation } from "../../app/domain/group-confidence";
import { sortedCatalog } from "../../sandbox/catalog/sorted-catalog";
import { Recommender } from "../../sandbox/tiktok-shop/recommender";
import { seedTree } from "../../sandbox/tiktok-shop/seed-tree";

const PRODUCTS = 10_000;

interface Group extends CountedRecommendation {
  reallyWrong: number;
}

/** What the sandbox answers for the sorted catalog, counted as the app counts it, and how much of it is wrong. */
function answered(noise: number, seed: number): Group[] {
  const { catalog, rightLeafOf } = sortedCatalog({ products: PRODUCTS, seed });
  const tree = seedTree("v2");
  const knobs = { seed, noise, latencyMs: {}, rate: {}, tokenLifeSeconds: 0 };
  const recommender = new Recommender(() => ({ ...knobs, acceptsSourceContext: false }));
  const words = { description: "", sourceContext: "", includeProhibited: false };
  const localCategories: string[] = [];
  const groups = new Map<string, Group>();
  for (let index = 0; index < PRODUCTS; index++) {
    const { title, productType } = catalog.at(index);
    const leaf = recommender.recommend(tree, { title, ...words });
    if (!leaf) continue;
    if (!localCategories.includes(productType)) localCategories.push(productType);
    const localCategoryId = localCategories.indexOf(productType);
    const key = `${localCategoryId} ${leaf.id}`;
    const group = groups.get(key) ?? {
      localCategoryId,
      categoryId: leaf.id,
      branchId: leaf.parentId,
      isLeaf: true,
      permissionStatuses: [leaf.permission],
      products: 0,
      asked: 0,
      waiting: 0,
      accepted: 0,
      decided: 0,
      reallyWrong: 0,
    };
    group.products += 1;
    group.asked += 1;
    group.waiting += 1;
    group.reallyWrong += leaf.id === rightLeafOf(index) ? 0 : 1;
    groups.set(key, group);
  }
  return [...groups.values()];
}

function judged(noise: number, seed: number) {
  const groups = answered(noise, seed);
  return groupConfidences(groups, []).map(({ confidence, waiting }, at) => ({
    level: confidence.level,
    waiting,
    wrong: confidence.wrong,
    reallyWrong: groups[at]?.reallyWrong ?? 0,
  }));
}

/** Shares of the products of some groups that are wrong, as estimated and in truth. */
function shares(groups: { waiting: number; wrong: number; reallyWrong: number }[]) {
  const products = groups.reduce((sum, { waiting }) => sum + waiting, 0);
  const estimated = groups.reduce((sum, { waiting, wrong }) => sum + waiting * wrong, 0);
  const real = groups.reduce((sum, { reallyWrong }) => sum + reallyWrong, 0);
  return { products, estimated: estimated / products, real: real / products };
}

describe.each([0.05, 0.2, 0.49])("at a noise of %d, confidence", (noise) => {
  const groups = [1, 2, 3].flatMap((seed) => judged(noise, seed));
  const of = (level: ConfidenceLevel) => shares(groups.filter((group) => group.level === level));

  it("estimates no fewer wrong than there are, where it trusts", () => {
    for (const level of ["safe", "look"] as const) {
      const { products, estimated, real } = of(level);
      if (products > 0) expect(real).toBeLessThanOrEqual(estimated);
    }
  });

  it("is unsure where most is wrong", () => {
    expect(of("unsure").real).toBeGreaterThan(0.5);
    expect(of("look").real).toBeLessThan(0.1);
  });

  it("keeps to an error budget of half a percent", () => {
    const safe = groups.filter(({ level }) => level === "safe");
    const { products, real } = shares(withinBudget(safe, 0.005));

    if (products > 0) expect(real).toBeLessThanOrEqual(0.005);
  });
});

it("an error budget of half a percent covers more than half of the products at a noise of 0.2", () => {
  const safe = judged(0.2, 1).filter(({ level }) => level === "safe");

  expect(shares(withinBudget(safe, 0.005)).products).toBeGreaterThan(PRODUCTS / 2);
});
