import type { Catalog, CatalogImage, CatalogProduct } from "./catalog-product";
import { GOODS, type GoodsGroup } from "./goods";
import { sampleCollections } from "./sample-collections";
import { SAMPLE_DATA } from "./sample-data";
import { handleOf, hashOf, pick } from "./seeded";

interface SampleGroup {
  shape: string;
  productType: string;
  vendors: string[];
  tags: string[];
  cents: number;
  grams: number;
  /** The picture that further products of the group may share. */
  firstImage?: CatalogImage;
}

type Language = "en" | "de" | "es";

const DESCRIPTIONS: Record<Language, (title: string, vendor: string) => string> = {
  en: (title, vendor) =>
    `<p>${title}. Made with care by ${vendor}, packed without plastic, shipped within two days.</p>`,
  de: (title, vendor) =>
    `<p>${title}. Mit Sorgfalt gefertigt von ${vendor}, plastikfrei verpackt, Versand in zwei Tagen.</p>`,
  es: (title, vendor) =>
    `<p>${title}. Hecho con cariño por ${vendor}, embalado sin plástico, envío en dos días.</p>`,
};

let products: CatalogProduct[] | undefined;

/** A shop of about 300 products over many industries, in English, German and Spanish, with the flaws real shops have. */
export function sampleCatalog(): Catalog {
  const all = (products ??= parse(SAMPLE_DATA));
  return {
    size: all.length,
    at(index) {
      const product = all[index];
      if (!product) throw new RangeError(`The sample catalog has no product ${index}.`);
      return structuredClone(product);
    },
  };
}

function parse(text: string): CatalogProduct[] {
  const parsed: CatalogProduct[] = [];
  let group: SampleGroup | undefined;
  for (const line of text.trim().split("\n")) {
    if (line.startsWith("# ")) group = groupOf(line.slice(2).split("; "));
    else if (group) parsed.push(productOf(line, group));
  }
  return parsed;
}

function groupOf([
  shape = "",
  productType = "",
  vendors = "",
  tags = "",
  cents,
  grams,
]: string[]): SampleGroup {
  return {
    shape,
    productType,
    vendors: vendors.split(", "),
    tags: tags.split(", "),
    cents: Number(cents),
    grams: Number(grams),
  };
}

function productOf(line: string, group: SampleGroup): CatalogProduct {
  const [text = "", special = ""] = line.split(" | ");
  const [language = "", categoryId = "", ...words] = text.split(" ");
  const title = words.join(" ");
  const goods = goodsOf(categoryId);
  const vendor = pick(group.vendors, hashOf(`vendor ${title}`));
  return {
    handle: handleOf(title),
    title,
    descriptionHtml: DESCRIPTIONS[language as Language](title, vendor),
    vendor,
    productType: group.productType,
    tags: [...group.tags, language],
    collections: sampleCollections(title, group.productType),
    status: special === "draft" ? "DRAFT" : "ACTIVE",
    category: goods?.category ?? null,
    images:
      special === "no-image"
        ? []
        : [imageOf({ title, special, shape: goods?.shape ?? group.shape }, group)],
    priceCents: group.cents + (hashOf(`price ${title}`) % 20) * 50,
    weightGrams: group.grams + (hashOf(`weight ${title}`) % 10) * 20,
  };
}

function goodsOf(categoryId: string): GoodsGroup | undefined {
  if (categoryId === "-") return undefined;
  const goods = GOODS.find(({ category }) => category?.id.endsWith(`/${categoryId}`));
  if (!goods)
    throw new Error(
      `The sample names the category ${categoryId}, which goods-data.ts does not have.`,
    );
  return goods;
}

function imageOf(
  about: { title: string; special: string; shape: string },
  group: SampleGroup,
): CatalogImage {
  if (about.special === "shared" && group.firstImage) return { ...group.firstImage };
  const handle = handleOf(about.title);
  const image: CatalogImage = {
    seed: `draw/${about.shape}/${handle}`,
    fileName: `${handle}.jpg`,
    alt: about.title,
    width: 1200,
    height: 1200,
  };
  if (about.special === "tiny") return { ...image, kind: "tiny", width: 64, height: 64 };
  if (about.special === "broken") return { ...image, kind: "broken" };
  group.firstImage ??= image;
  return image;
}
