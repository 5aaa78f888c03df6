import { hashOf } from "../catalog/seeded";
import { gid } from "./gid";
import { arrayListing, type Listing, reversed } from "./listing";
import { handleOf, type ProductRecord } from "./records";
import type { Resolver } from "./resolvers";

/** A collection has no more to it here than its title: the same title is the same collection. */
export interface CollectionRecord {
  __typename: "Collection";
  id: number;
  title: string;
}

const FIRST_COLLECTION_ID = 450_000_000_000;

export function collectionsOf({ collections = [] }: ProductRecord): CollectionRecord[] {
  return collections
    .map((title) => ({
      __typename: "Collection" as const,
      id: FIRST_COLLECTION_ID + hashOf(`collection ${title}`),
      title,
    }))
    .sort((one, other) => one.id - other.id);
}

interface ListArguments {
  query?: string | null;
  reverse?: boolean | null;
  sortKey?: string | null;
}

export function collectionListing(
  product: ProductRecord,
  { query, reverse, sortKey }: ListArguments,
): Listing {
  if (query || (sortKey && sortKey !== "ID"))
    throw new Error("The sandbox lists a product's collections only whole and by id.");
  const listing = arrayListing(collectionsOf(product), ({ id }) => id);
  return (reverse ? reversed(listing) : listing) as Listing;
}

export const collectionResolvers: Record<string, Record<string, Resolver>> = {
  Collection: {
    id: ({ id }: CollectionRecord) => gid("Collection", id),
    legacyResourceId: ({ id }: CollectionRecord) => String(id),
    handle: ({ title }: CollectionRecord) => handleOf(title),
  },
};
