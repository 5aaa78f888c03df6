import type { CatalogCategory, CatalogImage, CatalogProduct } from "./catalog-product";
import type { ReadCell } from "./csv-columns";
import { KNOWN_CATEGORIES, shopifyCategory } from "./goods";
import { hashOf } from "./seeded";

/** A product from the first row of its handle. */
export function productFromRow(handle: string, read: ReadCell): CatalogProduct {
  return {
    handle,
    title: read("title"),
    descriptionHtml: read("description"),
    vendor: read("vendor"),
    productType: read("productType"),
    tags: read("tags")
      .split(",")
      .map((tag) => tag.trim())
      .filter(Boolean),
    status: statusOf(read("status")),
    category: categoryOf(read("category")),
    images: [],
    options: [],
    ...numberAs("priceCents", read("price"), 100),
    ...numberAs("weightGrams", read("grams"), 1),
  };
}

/** Adds what every row of a handle may carry: a picture, a variant's picture, a variant's option values. */
export function addRow(product: CatalogProduct, read: ReadCell): void {
  addImage(product, read("imageUrl"), read("imageAlt"));
  addImage(product, read("variantImageUrl"), "");
  addOption(product, 0, [read("option1Name"), read("option1Value")]);
  addOption(product, 1, [read("option2Name"), read("option2Value")]);
  addOption(product, 2, [read("option3Name"), read("option3Value")]);
}

/** The picture is not fetched from its real host: the URL is the seed of a drawing. */
function addImage(product: CatalogProduct, url: string, alt: string): void {
  if (!url || product.images.some((image) => image.seed === url)) return;
  const image: CatalogImage = {
    seed: url,
    fileName: fileNameOf(url),
    alt: alt || product.title,
    width: 1200,
    height: 1200,
  };
  product.images.push(image);
}

function fileNameOf(url: string): string {
  const name = url.split(/[?#]/)[0]?.split("/").at(-1) ?? "";
  const safe = name
    .replace(/%[0-9a-f]{2}/gi, "-")
    .replace(/[^\w.-]+/g, "-")
    .slice(-80);
  return /\.\w{3,4}$/.test(safe) ? safe : `${safe || "picture"}.jpg`;
}

function addOption(
  product: CatalogProduct,
  position: number,
  [name, value]: [string, string],
): void {
  const options = (product.options ??= []);
  if (name && !options[position] && options.length === position) options.push({ name, values: [] });
  const option = options[position];
  if (option && value && !option.values.includes(value)) option.values.push(value);
}

function statusOf(text: string): CatalogProduct["status"] {
  const status = text.toUpperCase();
  return status === "DRAFT" || status === "ARCHIVED" ? status : "ACTIVE";
}

/** A CSV holds names only. A name that our goods do not have gets a made-up id, the same in every file. */
function categoryOf(fullName: string): CatalogCategory | null {
  if (!fullName) return null;
  if (fullName.toLowerCase() === "uncategorized") return shopifyCategory("na", "Uncategorized");
  return (
    KNOWN_CATEGORIES.get(fullName.toLowerCase()) ??
    shopifyCategory(`csv-${hashOf(fullName.toLowerCase())}`, fullName)
  );
}

function numberAs<K extends string>(
  key: K,
  text: string,
  factor: number,
): Partial<Record<K, number>> {
  const number = Number(
    text
      .replace(/[^\d.,]/g, "")
      .replace(/,(?=\d{3}\b)/g, "")
      .replace(",", "."),
  );
  return text && Number.isFinite(number)
    ? ({ [key]: Math.round(number * factor) } as Record<K, number>)
    : {};
}
