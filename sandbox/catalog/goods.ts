import type { CatalogCategory } from "./catalog-product";
import { GOODS_DATA } from "./goods-data";

/** One of the shop's local categories: the kinds of goods in it, what they are made of and how they are drawn. */
export interface GoodsGroup {
  industry: string;
  shape: string;
  category: CatalogCategory | null;
  productType: string;
  nouns: string[];
  materials: string[];
}

export const GOODS: readonly GoodsGroup[] = parse(GOODS_DATA);

/** Real taxonomy categories of our goods, by full name in lower case. */
export const KNOWN_CATEGORIES: ReadonlyMap<string, CatalogCategory> = new Map(
  GOODS.flatMap(({ category }) => (category ? [[category.fullName.toLowerCase(), category]] : [])),
);

export function shopifyCategory(id: string, fullName: string): CatalogCategory {
  const name = fullName.split(" > ").at(-1) ?? fullName;
  return { id: `gid://shopify/TaxonomyCategory/${id}`, name, fullName };
}

function parse(text: string): GoodsGroup[] {
  const groups: GoodsGroup[] = [];
  let industry = "";
  let materials: string[] = [];
  for (const line of text.trim().split("\n")) {
    const fields = line.replace(/^# /, "").split("; ");
    if (line.startsWith("# ")) {
      industry = fields[0] ?? "";
      materials = fields[1]?.split(", ") ?? [];
    } else {
      groups.push({ industry, materials, ...groupOf(fields) });
    }
  }
  return groups;
}

function groupOf([shape = "", place = "", nouns = ""]: string[]) {
  const [id = "", name = ""] = place.split(" = ");
  const category = id === "-" ? null : shopifyCategory(id, name);
  return { shape, category, productType: category?.name ?? name, nouns: nouns.split(", ") };
}
