import type { Catalog } from "../catalog/catalog";
import { BulkOperations } from "./bulk-operations";
import { type PlanName, RATE_LIMITS, RateBucket } from "./rate-bucket";
import { ShopProducts } from "./shop-products";
import { Taxonomy } from "./taxonomy";

export interface Shop {
  __typename: "Shop";
  id: number;
  domain: string;
  name: string;
  email: string;
  plan: PlanName;
  currencyCode: string;
  /** A frozen shop answers 402 to everything. */
  frozen: boolean;
  installed: boolean;
  /** Counts installations of the app: tokens of an earlier one are dead. */
  installation: number;
  scopes: string[];
  products: ShopProducts;
  taxonomy: Taxonomy;
  bucket: RateBucket;
  bulkOperations: BulkOperations;
}

export interface NewShop {
  domain: string;
  catalog: Catalog;
  scopes: string[];
  name?: string;
  plan?: PlanName;
  installed?: boolean;
}

export function buildShop(
  { domain, catalog, scopes, ...options }: NewShop,
  number: number,
  now: () => number,
): Shop {
  const { plan = "Basic", installed = true, name = titleOf(domain) } = options;
  const id = 60_000_000_000 + number;
  return {
    __typename: "Shop",
    id,
    domain,
    name,
    email: `owner@${domain}`,
    plan,
    currencyCode: "USD",
    frozen: false,
    installed,
    installation: 1,
    scopes,
    products: new ShopProducts(catalog, id),
    taxonomy: new Taxonomy(catalog),
    bucket: new RateBucket(RATE_LIMITS[plan], now),
    bulkOperations: new BulkOperations(now),
  };
}

function titleOf(domain: string): string {
  const words = domain.replace(".myshopify.com", "").split("-");
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" ");
}
