import { gid, parseGid } from "./gid";
import { demandScope, type GraphqlContext } from "./graphql-context";
import { BadRequest } from "./graphql-errors";
import { productListing } from "./product-listing";
import { type MediaRecord, type ProductRecord, productIdOfMedia } from "./records";
import type { Resolver } from "./resolvers";

export const queryResolvers: Record<string, Resolver> = {
  shop: (_: unknown, __: unknown, { shop }) => shop,
  product: (_: unknown, { id }: { id: string }, context) => productAt(id, context, "product"),
  productByIdentifier: (_: unknown, { identifier }: { identifier: ProductIdentifier }, context) =>
    productByIdentifier(identifier, context),
  productsCount: (_: unknown, args: { query?: string; limit?: number | null }, context) =>
    countProducts(args, context),
  node: (_: unknown, { id }: { id: string }, context) => nodeAt(id, context),
  nodes: (_: unknown, { ids }: { ids: string[] }, context) => nodesAt(ids, context),
  taxonomy: (_: unknown, __: unknown, { shop }) => shop.taxonomy,
  bulkOperation: (_: unknown, { id }: { id: string }, { shop }) =>
    shop.bulkOperations.find(numberIn(id)) ?? null,
  currentAppInstallation: (_: unknown, __: unknown, context) => appInstallation(context),
  appInstallation: (_: unknown, __: unknown, context) => appInstallation(context),
};

function productAt(id: string, context: GraphqlContext, field: string): ProductRecord | null {
  demandScope(context, "read_products", field);
  const parsed = parseGid(id);
  if (parsed?.type !== "Product") throw new BadRequest(`Invalid global id '${id}'`);
  return context.products.get(Number(parsed.id)) ?? null;
}

interface ProductIdentifier {
  id?: string;
  handle?: string;
}

function productByIdentifier(
  { id, handle }: ProductIdentifier,
  context: GraphqlContext,
): ProductRecord | null {
  if (id) return productAt(id, context, "productByIdentifier");
  demandScope(context, "read_products", "productByIdentifier");
  return context.products.findByHandle(handle ?? "") ?? null;
}

function countProducts(
  { query, limit }: { query?: string; limit?: number | null },
  context: GraphqlContext,
): object {
  demandScope(context, "read_products", "productsCount");
  const all = query
    ? [...productListing(context.products, { query }).upwards()].length
    : context.products.size;
  const isCapped = typeof limit === "number" && all > limit;
  return { count: isCapped ? limit : all, precision: isCapped ? "AT_LEAST" : "EXACT" };
}

function nodesAt(ids: string[], context: GraphqlContext): unknown[] {
  // Array inputs are capped at 250: facts/shopify-platform.md section 1.
  if (ids.length > 250)
    throw new BadRequest(
      `The input array size of ${ids.length} is greater than the maximum allowed of 250.`,
    );
  return ids.map((id) => nodeAt(id, context));
}

function nodeAt(id: string, context: GraphqlContext): unknown {
  const parsed = parseGid(id);
  if (!parsed) throw new BadRequest(`Invalid global id '${id}'`);
  if (parsed.type === "Product") return productAt(id, context, "node");
  if (parsed.type === "MediaImage") return mediaAt(Number(parsed.id), context);
  if (parsed.type === "BulkOperation")
    return context.shop.bulkOperations.find(Number(parsed.id)) ?? null;
  if (parsed.type === "TaxonomyCategory") return context.shop.taxonomy.get(id) ?? null;
  if (parsed.type === "Shop") return Number(parsed.id) === context.shop.id ? context.shop : null;
  return null;
}

function mediaAt(id: number, context: GraphqlContext): MediaRecord | null {
  demandScope(context, "read_products", "node");
  return context.products.get(productIdOfMedia(id))?.media.find((media) => media.id === id) ?? null;
}

function appInstallation({ shop, store }: GraphqlContext): object {
  const { clientId } = store.options;
  return {
    __typename: "AppInstallation",
    id: gid("AppInstallation", shop.id),
    launchUrl: `https://${shop.domain}/admin/apps/${clientId}`,
    app: { id: gid("App", 1), title: "Leafwise", handle: "leafwise", apiKey: clientId },
    accessScopes: shop.scopes.map((handle) => ({ handle, description: handle })),
  };
}

function numberIn(id: string): number {
  const parsed = parseGid(id);
  if (parsed?.type !== "BulkOperation") throw new BadRequest(`Invalid global id '${id}'`);
  return Number(parsed.id);
}
