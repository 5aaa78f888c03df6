import type { Catalog, CatalogProduct } from "./catalog-product";
import { handleOf, hashOf, pick, shareOf } from "./seeded";
import { ADJECTIVES, BRANDS, COLOURS, shelvesOf, SIZES, type Shelf } from "./sorted-shelves";

interface SortedCatalog {
  catalog: Catalog;
  /** The id of the leaf that is right for this product, in the newest version of the tree. */
  rightLeafOf(index: number): string;
}

/**
 * Products whose right category is known, for measuring who finds it: in so many local categories, big and small ones,
 * of which a share mixes two or three neighbouring leaves. A title says what the product is, so the noise-free
 * recommender names the right leaf; whatever it names else is noise.
 */
export function sortedCatalog(options: {
  products: number;
  localCategories?: number;
  mixedShare?: number;
  seed?: number;
}): SortedCatalog {
  const { products, localCategories = 150, mixedShare = 0.15, seed = 1 } = options;
  const shelves = shelvesOf({ localCategories, mixed: Math.round(localCategories * mixedShare) });
  const place = (index: number) => placeOf(index, { shelves, seed });
  return {
    catalog: { size: products, at: (index) => productOf(index, { ...place(index), seed }) },
    rightLeafOf: (index) => place(index).leaf.id,
  };
}

function placeOf(index: number, { shelves, seed }: { shelves: Shelf[]; seed: number }) {
  const shelf = byWeight(
    shelves,
    shareOf(`shelf ${seed} ${index}`),
    // The biggest local category has about fifteen times the products of the smallest.
    (_, rank) => 1 / (rank + 10),
  );
  const leaf = byWeight(shelf.leaves, shareOf(`leaf ${seed} ${index}`), ({ share }) => share);
  return { shelf, leaf };
}

function productOf(
  index: number,
  { shelf, leaf, seed }: { shelf: Shelf; leaf: Shelf["leaves"][number]; seed: number },
): CatalogProduct {
  const look = hashOf(`sorted ${seed} ${index}`);
  const vendor = pick(BRANDS, look);
  const colour = pick(COLOURS, look >>> 5);
  const noun = pick(leaf.nouns, look >>> 10);
  const title = [vendor, pick(ADJECTIVES, look >>> 14), noun, colour, pick(SIZES, look >>> 20)]
    .filter(Boolean)
    .join(" ");
  const handle = `${handleOf(title)}-${index}`;
  const picture = { seed: `base/box/${seed}/${handle}`, fileName: `${handle}.jpg`, alt: title };
  return {
    handle,
    title,
    descriptionHtml: `<p>${title}</p>`,
    vendor,
    productType: shelf.productType,
    tags: [colour],
    status: "ACTIVE",
    category: null,
    images: [{ ...picture, width: 1200, height: 1200 }],
  };
}

/** The item that a number from 0 to 1 falls on, where each takes the room of its weight. */
function byWeight<Item>(
  items: readonly Item[],
  number: number,
  weightOf: (item: Item, rank: number) => number,
): Item {
  const total = items.reduce((sum, item, rank) => sum + weightOf(item, rank), 0);
  let left = number * total;
  for (const [rank, item] of items.entries()) {
    left -= weightOf(item, rank);
    if (left < 0) return item;
  }
  return pick(items, items.length - 1);
}
