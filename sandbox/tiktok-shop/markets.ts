import type { CategoryTree } from "./category-tree";
import { seedTree, type CategoryVersion } from "./seed-tree";

/**
 * Which version a market uses: the US v2 (facts: M); for GB v1 is our choice, so that both can be seen, although it is
 * moving to v2 in reality (facts: M). setVersion moves a market.
 */
const FIRST_VERSIONS: Record<string, CategoryVersion> = { US: "v2", GB: "v1", DE: "v2" };

/** Roots that a market does not have: trees differ by market. */
const MISSING_ROOTS: Record<string, string[]> = {
  GB: ["Muslim Fashion"],
  DE: ["Muslim Fashion", "Pre-Owned"],
};

export class Markets {
  readonly #trees = new Map<string, CategoryTree>();
  readonly #versions = new Map<string, CategoryVersion>();

  versionOf(region: string): CategoryVersion {
    return this.#versions.get(region) ?? FIRST_VERSIONS[region] ?? "v2";
  }

  setVersion(region: string, version: CategoryVersion): void {
    this.#versions.set(region, version);
  }

  /** The market's tree, of its present version unless another is asked for. */
  tree(region: string, version = this.versionOf(region)): CategoryTree {
    const key = `${region} ${version}`;
    const tree = this.#trees.get(key) ?? marketTree(region, version);
    this.#trees.set(key, tree);
    return tree;
  }

  replaceTree(region: string, tree: CategoryTree): void {
    this.#trees.set(`${region} ${this.versionOf(region)}`, tree);
  }

  reset(): void {
    this.#trees.clear();
    this.#versions.clear();
  }
}

function marketTree(region: string, version: CategoryVersion): CategoryTree {
  const tree = seedTree(version);
  for (const name of MISSING_ROOTS[region] ?? []) tree.remove(tree.find(name).id);
  return tree;
}
