import { arrayListing, type Listing, reversed } from "./listing";
import { productTest } from "./product-search";
import type { ProductRecord } from "./records";
import type { ShopProducts } from "./shop-products";

export interface ProductListArguments {
  query?: string | null;
  sortKey?: string | null;
  reverse?: boolean | null;
}

/** In the order of ids nothing is held in memory; any other order sorts the whole (filtered) catalog. */
export function productListing(
  products: ShopProducts,
  { query, sortKey, reverse }: ProductListArguments,
): Listing<ProductRecord> {
  const filtered = query ? filteredListing(products, query) : plainListing(products);
  const compare = ORDERS[sortKey ?? "ID"];
  const sorted = compare
    ? arrayListing([...filtered.upwards()].sort(compare), filtered.idOf)
    : filtered;
  return reverse ? reversed(sorted) : sorted;
}

function plainListing(products: ShopProducts): Listing<ProductRecord> {
  return {
    idOf: (product) => product.id,
    upwards: (afterId) => products.upwards(afterId),
    downwards: (beforeId) => products.downwards(beforeId),
  };
}

function filteredListing(products: ShopProducts, query: string): Listing<ProductRecord> {
  const test = productTest(query);
  return {
    idOf: (product) => product.id,
    upwards: (afterId) => onlyThose(products.upwards(afterId), test),
    downwards: (beforeId) => onlyThose(products.downwards(beforeId), test),
  };
}

function* onlyThose<T>(items: Iterable<T>, test: (item: T) => boolean): Generator<T> {
  for (const item of items) if (test(item)) yield item;
}

type Order = (left: ProductRecord, right: ProductRecord) => number;

const ORDERS: Record<string, Order | undefined> = {
  TITLE: (left, right) => left.title.localeCompare(right.title) || left.id - right.id,
  VENDOR: (left, right) => left.vendor.localeCompare(right.vendor) || left.id - right.id,
  PRODUCT_TYPE: (left, right) =>
    left.productType.localeCompare(right.productType) || left.id - right.id,
  UPDATED_AT: (left, right) => left.updatedAt - right.updatedAt || left.id - right.id,
  CREATED_AT: (left, right) => left.createdAt - right.createdAt || left.id - right.id,
};
