import type { BulkOperation } from "./bulk-operations";
import { collectionListing } from "./collections";
import { demandScope, type GraphqlContext } from "./graphql-context";
import { arrayListing, type Listing, reversed } from "./listing";
import { type ProductListArguments, productListing } from "./product-listing";
import type { ProductRecord } from "./records";
import type { Shop } from "./shop";
import { variantOf } from "./variants";
import { ancestorIdsOf, parentIdOf, type TaxonomyCategory } from "./taxonomy";

/** Connection fields: what they list; paging (or, in a bulk operation, none) is done by who asks. */
export type ListingResolver = (source: never, args: never, context: GraphqlContext) => Listing;

export const listings: Record<string, Record<string, ListingResolver> | undefined> = {
  QueryRoot: {
    products: (_: unknown, args: ProductListArguments, context) => {
      demandScope(context, "read_products", "products");
      return productListing(context.products, args) as Listing;
    },
    bulkOperations: (_: unknown, args: BulkListArguments, { shop }) =>
      bulkListing(shop, args) as Listing,
  },
  Product: {
    variants: (product: ProductRecord) =>
      arrayListing([variantOf(product)], ({ id }) => id) as Listing,
    collections: collectionListing,
    media: ({ media }: ProductRecord, { reverse }: { reverse?: boolean }) => {
      const listing = arrayListing(media, ({ id }) => id);
      return (reverse ? reversed(listing) : listing) as Listing;
    },
  },
  Taxonomy: {
    categories: (taxonomy: Shop["taxonomy"], args: TaxonomyArguments) =>
      taxonomyListing(taxonomy, args) as Listing,
  },
};

interface BulkListArguments {
  query?: string | null;
  reverse?: boolean | null;
}

function bulkListing(
  { bulkOperations }: Shop,
  { query, reverse }: BulkListArguments,
): Listing<BulkOperation> {
  const status = /status:(\w+)/i.exec(query ?? "")?.[1]?.toUpperCase();
  const isQueryType = !/type:(?!query)/i.test(query ?? "");
  const wanted = bulkOperations
    .all()
    .filter((each) => isQueryType && (!status || each.status === status));
  const listing = arrayListing(wanted, ({ number }) => number);
  return reverse ? reversed(listing) : listing;
}

interface TaxonomyArguments {
  search?: string | null;
  childrenOf?: string | null;
  descendantsOf?: string | null;
  siblingsOf?: string | null;
}

function taxonomyListing(
  taxonomy: Shop["taxonomy"],
  args: TaxonomyArguments,
): Listing<TaxonomyCategory> {
  const all = taxonomy.all();
  const found = selectCategories(taxonomy, args);
  return arrayListing(found, (category) => all.indexOf(category));
}

function selectCategories(taxonomy: Shop["taxonomy"], args: TaxonomyArguments): TaxonomyCategory[] {
  const { search, childrenOf, descendantsOf, siblingsOf } = args;
  const all = taxonomy.all();
  if (search)
    return all.filter(({ fullName }) => fullName.toLowerCase().includes(search.toLowerCase()));
  if (childrenOf) return all.filter(({ id }) => parentIdOf(id) === childrenOf);
  if (descendantsOf) return all.filter(({ id }) => ancestorIdsOf(id).includes(descendantsOf));
  if (siblingsOf)
    return all.filter(({ id }) => id !== siblingsOf && parentIdOf(id) === parentIdOf(siblingsOf));
  return taxonomy.roots();
}
