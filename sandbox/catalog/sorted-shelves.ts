import type { Category, CategoryTree } from "../tiktok-shop/category-tree";
import { Recommender } from "../tiktok-shop/recommender";
import { seedTree } from "../tiktok-shop/seed-tree";
import { hashOf, pick } from "./seeded";

/** Words of a title that say nothing about the kind of product: no category of the tree has them. */
export const BRANDS =
  "Alderway,Brookhaus,Calmora,Dunefield,Ermeline,Fjordly,Gladwyn,Harrowby,Ivoryn,Kestrelle,Marisol,Northpeak,Ombrella,Quillon,Rivago,Solvane,Tindra,Velmont,Wrenfield,Yarrowe".split(
    ",",
  );
export const ADJECTIVES =
  "Classic Modern Everyday Premium Handmade Lightweight Compact Nordic Deluxe Essential Rustic Minimalist Cozy Elegant Bold Original Urban Heritage Timeless Signature".split(
    " ",
  );
export const COLOURS =
  "Black,White,Olive,Navy,Terracotta,Sage,Charcoal,Teal,Burgundy,Ivory,Forest,Lavender,Ochre,Coral,Graphite,Amber".split(
    ",",
  );
export const SIZES = ["", "", "", "Small", "Medium", "Large", "XL", "Mini"];

/** How the right leaves of a mixed local category share its products. */
const SHARES = [
  [0.6, 0.4],
  [0.5, 0.3, 0.2],
  [0.75, 0.25],
  [0.4, 0.35, 0.25],
];

/** A local category of the sorted catalog. */
export interface Shelf {
  productType: string;
  /** Its right leaves, each with its share of the products and what they are called in titles. */
  leaves: { id: string; share: number; nouns: string[] }[];
}

/** Mixed and plain local categories, the mixed ones among big and small ones alike. */
export function shelvesOf({
  localCategories,
  mixed,
}: {
  localCategories: number;
  mixed: number;
}): Shelf[] {
  const families = familiesOf(seedTree("v2"));
  const mixedShelves = families
    .filter(({ leaves }) => leaves.length >= 3)
    .slice(0, mixed)
    .map(({ name, leaves }, number) => mixedShelf(name, leaves, pick(SHARES, number)));
  const used = new Set(mixedShelves.flatMap(({ leaves }) => leaves.map(({ id }) => id)));
  const plainShelves = families
    .flatMap(({ leaves }) => leaves)
    .filter(({ id }) => !used.has(id))
    .slice(0, localCategories - mixedShelves.length)
    .map((leaf) => ({ productType: leaf.name, leaves: [{ ...leaf, share: 1 }] }));
  const shelves = [...plainShelves, ...mixedShelves];
  if (shelves.length < localCategories) throw new RangeError("The tree has too few leaves.");
  return shelves.sort((a, b) => hashOf(a.productType) - hashOf(b.productType));
}

interface NamedLeaf {
  id: string;
  name: string;
  nouns: string[];
}

function mixedShelf(name: string, leaves: NamedLeaf[], shares: number[]): Shelf {
  const mixed = leaves.slice(0, shares.length);
  return {
    productType: `${name}, all`,
    leaves: mixed.map(({ id, nouns }, at) => ({ id, nouns, share: shares[at] ?? 0 })),
  };
}

/** Neighbouring leaves that a title can name, in an order that mixes the tree's branches. */
function familiesOf(tree: CategoryTree): { name: string; leaves: NamedLeaf[] }[] {
  const families = new Map<string, NamedLeaf[]>();
  const recommender = new Recommender(() => NO_NOISE);
  for (const leaf of tree.leaves()) {
    if (leaf.permission !== "AVAILABLE") continue;
    const nouns = nounsOf(leaf).filter((noun) => names(recommender, tree, { leaf, noun }));
    if (nouns.length === 0) continue;
    const family = families.get(leaf.parentId) ?? [];
    families.set(leaf.parentId, [...family, { id: leaf.id, name: leaf.name, nouns }]);
  }
  return [...families]
    .map(([parentId, leaves]) => ({ name: tree.get(parentId)?.name ?? "", leaves }))
    .sort((a, b) => hashOf(a.name) - hashOf(b.name));
}

const NO_NOISE = {
  seed: 1,
  noise: 0,
  latencyMs: {},
  rate: {},
  tokenLifeSeconds: 0,
  acceptsSourceContext: false,
};

/** Whether every title with this noun is recommended this leaf, whatever else it says. */
function names(
  recommender: Recommender,
  tree: CategoryTree,
  { leaf, noun }: { leaf: Category; noun: string },
): boolean {
  const words = { description: "", sourceContext: "", includeProhibited: false };
  return [0, 1, 2, 3].every((part) => {
    const some = (list: string[]) => list.filter((_, at) => at % 4 === part).join(" ");
    const title = `${some(BRANDS)} ${some(ADJECTIVES)} ${noun} ${some(COLOURS)} ${some(SIZES)}`;
    return recommender.recommend(tree, { title, ...words })?.id === leaf.id;
  });
}

/** "Storage Boxes & Bins" is a storage box. */
function nounsOf({ name }: Category): string[] {
  return name.split(/ & |, | and /).map((part) =>
    part
      .replace(/(?<=[a-z]{2})ies$/, "y")
      .replace(/(?<=x|sh|ch|ss)es$/, "")
      .replace(/(?<=[a-rt-z]|[^su]s)s$/, ""),
  );
}
