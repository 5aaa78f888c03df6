import { z } from "zod";
import {
  collectionIdFromGid,
  mediaIdFromGid,
  productGid,
  productIdFromGid,
  type ProductId,
} from "../domain/ids";
import type { ShopCollection, ShopImage, ShopProduct } from "../domain/product";
import type { UnreadableProduct } from "../domain/unreadable-product";
import { queryAdmin, type AdminApi } from "./admin-graphql.server";
import { parseProduct, unreadableProduct } from "./parse-catalog-line";

const PRODUCTS = `#graphql
  query ProductsForMapping($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Product {
        id
        title
        handle
        descriptionHtml
        productType
        vendor
        tags
        status
        updatedAt
        category { id name fullName }
        featuredMedia {
          mediaContentType
          ... on MediaImage {
            id
            image { url(transform: { maxWidth: 1200, preferredContentType: JPG }) }
          }
        }
        collections(first: 15) {
          nodes { id title }
          pageInfo { hasNextPage }
        }
      }
    }
  }
`;

const PICTURES = `#graphql
  query PicturesOfProducts($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Product {
        id
        media(first: 20) {
          nodes {
            ... on MediaImage {
              id
              image { url(transform: { maxWidth: 1200, preferredContentType: JPG }) }
            }
          }
        }
      }
    }
  }
`;

/** A query may cost 1,000 points: some 22 a product here, and some forty where all its pictures are asked for. */
const PRODUCTS_A_QUERY = 40;
const PICTURED_A_QUERY = 20;

const collectionsSchema = z.object({
  nodes: z.array(z.object({ id: z.string(), title: z.string() })),
  pageInfo: z.object({ hasNextPage: z.boolean() }),
});
const productsSchema = z.object({ nodes: z.array(z.unknown()) });
const nodeSchema = z.looseObject({ id: z.string(), collections: collectionsSchema });

const pictureSchema = z.object({
  id: z.string().optional(),
  image: z.object({ url: z.string() }).nullish(),
});
const picturesSchema = z.object({
  nodes: z.array(
    z.object({ id: z.string(), media: z.object({ nodes: z.array(pictureSchema) }) }).nullable(),
  ),
});

/** Products as the shop holds them now. */
export interface ReadProducts {
  products: ShopProduct[];
  /** Pictures of those whose featured media is none. */
  images: (ShopImage & { productId: ProductId })[];
  collections: (ShopCollection & { productId: ProductId })[];
  /** Those that are in more collections than were read. */
  inMoreCollections: ProductId[];
  /** Those that the shop does not have. */
  missing: ProductId[];
  /** Those whose answer is not understood. */
  unreadable: UnreadableProduct[];
}

type ReadNode = z.infer<typeof nodeSchema>;

/** Reads products by their ids, forty with each query. @throws ShopifyError, ShopifyAccessLost */
export async function readProductsByIds(api: AdminApi, ids: ProductId[]): Promise<ReadProducts> {
  const found: ReadNode[] = [];
  const products: ShopProduct[] = [];
  const unreadable: UnreadableProduct[] = [];
  for (const part of inParts(ids, PRODUCTS_A_QUERY)) {
    const { nodes } = await queryAdmin(api, {
      query: PRODUCTS,
      variables: { ids: part.map(productGid) },
      schema: productsSchema,
      isSafeToRepeat: true,
    });
    for (const node of nodes.filter((node) => node !== null)) {
      const read = readNode(node);
      if ("reason" in read) unreadable.push(read);
      else {
        found.push(read.node);
        products.push(read.product);
      }
    }
  }
  const known = new Set([
    ...products.map(({ id }) => id),
    ...unreadable.map((one) => one.productId),
  ]);
  const awaiting = products.filter(({ awaitsImages }) => awaitsImages).map(({ id }) => id);
  return {
    products,
    images: await readPictures(api, awaiting),
    collections: found.flatMap(collectionsOf),
    inMoreCollections: found
      .filter(({ collections }) => collections.pageInfo.hasNextPage)
      .map(({ id }) => productIdFromGid(id)),
    missing: ids.filter((id) => !known.has(id)),
    unreadable,
  };
}

function readNode(node: unknown): { node: ReadNode; product: ShopProduct } | UnreadableProduct {
  try {
    return { node: nodeSchema.parse(node), product: parseProduct(node) };
  } catch {
    return unreadableProduct(JSON.stringify(node));
  }
}

function collectionsOf({ id, collections }: ReadNode): ReadProducts["collections"] {
  const productId = productIdFromGid(id);
  return collections.nodes.map((node) => ({
    productId,
    id: collectionIdFromGid(node.id),
    title: node.title,
  }));
}

async function readPictures(api: AdminApi, ids: ProductId[]): Promise<ReadProducts["images"]> {
  const images: ReadProducts["images"] = [];
  for (const part of inParts(ids, PICTURED_A_QUERY)) {
    const { nodes } = await queryAdmin(api, {
      query: PICTURES,
      variables: { ids: part.map(productGid) },
      schema: picturesSchema,
      isSafeToRepeat: true,
    });
    for (const node of nodes) if (node) images.push(...picturesOf(node));
  }
  return images;
}

function picturesOf(node: {
  id: string;
  media: { nodes: z.infer<typeof pictureSchema>[] };
}): ReadProducts["images"] {
  const pictures = node.media.nodes.flatMap(({ id, image }) =>
    id && image ? [{ id, image }] : [],
  );
  return pictures.map(({ id, image }, position) => ({
    productId: productIdFromGid(node.id),
    mediaId: mediaIdFromGid(id),
    url: image.url,
    position,
  }));
}

function inParts(ids: ProductId[], size: number): ProductId[][] {
  const parts: ProductId[][] = [];
  for (let start = 0; start < ids.length; start += size) parts.push(ids.slice(start, start + size));
  return parts;
}
