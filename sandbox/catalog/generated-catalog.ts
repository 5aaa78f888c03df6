import type { Catalog, CatalogImage, CatalogProduct } from "./catalog-product";
import { GOODS, type GoodsGroup } from "./goods";
import { handleOf, hashOf, pick } from "./seeded";

const ADJECTIVES =
  "Classic Modern Everyday Premium Handmade Lightweight Vintage Compact Nordic Eco Deluxe Essential Rustic Minimalist Cozy Elegant Bold Original Urban Heritage".split(
    " ",
  );
const COLOURS =
  "Black,White,Sand,Olive,Navy,Terracotta,Sage,Mustard,Charcoal,Blush,Teal,Burgundy,Ivory,Sky Blue,Forest Green,Lavender".split(
    ",",
  );
const SIZES = ["", "", "", "Small", "Medium", "Large", "2-Pack", "Set of 4", "XL", "Mini"];
const BRANDS =
  "Alderway,Brookhaus,Calmora,Dunefield,Ermeline,Fjordly,Gladwyn,Harrowby,Ivoryn,Juniper & Co,Kestrelle,Lumenwood,Marisol,Northpeak,Ombrella,Pinemark,Quillon,Rivago,Solvane,Tindra,Umbria Lane,Velmont,Wrenfield,Yarrowe".split(
    ",",
  );

/** As many invented products as asked for, over about 150 local categories, one picture each. */
export function generatedCatalog(options: { products: number; seed?: number }): Catalog {
  const { products, seed = 1 } = options;
  return { size: products, at: (index) => generatedProduct(index, products, seed) };
}

function generatedProduct(index: number, products: number, seed: number): CatalogProduct {
  if (!Number.isInteger(index) || index < 0 || index >= products) {
    throw new RangeError(`The generated catalog has no product ${index}.`);
  }
  const group = pick(GOODS, hashOf(`group ${seed} ${index}`));
  const look = hashOf(`look ${seed} ${index}`);
  const noun = pick(group.nouns, look);
  const colour = pick(COLOURS, look >>> 4);
  const vendor = pick(BRANDS, look >>> 8);
  const title = [
    vendor,
    pick(ADJECTIVES, look >>> 13),
    pick(group.materials, look >>> 18),
    noun,
    colour,
    pick(SIZES, look >>> 22),
  ]
    .filter(Boolean)
    .join(" ");
  const handle = `${handleOf(title)}-${index}`;
  return {
    handle,
    title,
    descriptionHtml: descriptionOf(noun, group, colour),
    vendor,
    productType: group.productType,
    tags: [group.industry, colour],
    status: "ACTIVE",
    category: group.category,
    images: [imageOf({ handle, title, shape: group.shape, seed })],
    priceCents: 490 + (look % 190) * 50,
    weightGrams: 50 + (look % 40) * 60,
  };
}

function descriptionOf(noun: string, group: GoodsGroup, colour: string): string {
  return `<p>A ${noun.toLowerCase()} from our ${group.industry.toLowerCase()} range, in ${colour.toLowerCase()}.</p>`;
}

function imageOf(about: {
  handle: string;
  title: string;
  shape: string;
  seed: number;
}): CatalogImage {
  return {
    seed: `base/${about.shape}/${about.seed}/${about.handle}`,
    fileName: `${about.handle}.jpg`,
    alt: about.title,
    width: 1200,
    height: 1200,
  };
}
