import { AccessDenied } from "./graphql-errors";
import type { Shop } from "./shop";
import type { ShopProducts } from "./shop-products";
import type { ShopifyStore } from "./store";

/** What a resolver may use. */
export interface GraphqlContext {
  store: ShopifyStore;
  shop: Shop;
  /** The shop's products, now or as a bulk operation froze them. */
  products: ShopProducts;
  scopes: readonly string[];
  canRead: boolean;
  now: number;
}

export function graphqlContext(store: ShopifyStore, shop: Shop): GraphqlContext {
  const { products, scopes } = shop;
  return {
    store,
    shop,
    products,
    scopes,
    canRead: hasScope(scopes, "read_products"),
    now: store.clock.now(),
  };
}

/** A write scope implies the read scope. */
function hasScope(scopes: readonly string[], needed: string): boolean {
  return scopes.includes(needed) || scopes.includes(needed.replace(/^read_/, "write_"));
}

export function demandScope({ scopes }: GraphqlContext, scope: string, field: string): void {
  if (!hasScope(scopes, scope)) throw new AccessDenied(field, scope);
}

/** Every record that can stand for an interface says what it is. */
export function typeNameOf(value: unknown): string | undefined {
  return (value as { __typename?: string }).__typename;
}
