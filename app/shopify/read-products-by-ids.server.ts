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

/** Each node is read by itself: an odd one holds up none of the others. */
const answerSchema = z.object({ nodes: z.array(z.unknown()) });

const collectionsSchema = z.object({
  nodes: z.array(z.object({ id: z.string().transform(collectionIdFromGid), title: z.string() })),
  pageInfo: z.object({ hasNextPage: z.boolean() }),
});
const nodeSchema = z.object({ collections: collectionsSchema });

const pictureSchema = z.object({
  id: z.string().optional(),
  image: z.object({ url: z.string() }).nullish(),
});
const picturedSchema = z.object({
  id: z.string().transform(productIdFromGid),
  media: z.object({ nodes: z.array(pictureSchema) }),
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

interface ReadProduct {
  product: ShopProduct;
  collections: z.output<typeof collectionsSchema>;
}

/** Reads products by their ids, forty with each query. @throws ShopifyError, ShopifyAccessLost */
export async function readProductsByIds(api: AdminApi, ids: ProductId[]): Promise<ReadProducts> {
  const { read, unreadable } = await readProducts(api, ids);
  const awaiting = read.map(({ product }) => product).filter(({ awaitsImages }) => awaitsImages);
  const { images, unpictured } = await readPictures(api, awaiting);
  const setAside = [...unreadable, ...unpictured];
  const setAsideIds = new Set(setAside.map(({ productId }) => productId));
  const whole = read.filter(({ product }) => !setAsideIds.has(product.id));
  const known = new Set([...setAsideIds, ...whole.map(({ product }) => product.id)]);
  return {
    products: whole.map(({ product }) => product),
    images,
    collections: whole.flatMap(({ product, collections }) =>
      collections.nodes.map((collection) => ({ ...collection, productId: product.id })),
    ),
    inMoreCollections: whole
      .filter(({ collections }) => collections.pageInfo.hasNextPage)
      .map(({ product }) => product.id),
    missing: ids.filter((id) => !known.has(id)),
    unreadable: setAside,
  };
}

async function readProducts(
  api: AdminApi,
  ids: ProductId[],
): Promise<{ read: ReadProduct[]; unreadable: UnreadableProduct[] }> {
  const read: ReadProduct[] = [];
  const unreadable: UnreadableProduct[] = [];
  for (const part of inParts(ids, PRODUCTS_A_QUERY)) {
    const nodes = await nodesOf(api, PRODUCTS, part);
    for (const [index, node] of nodes.entries()) {
      if (node === null) continue;
      try {
        read.push({ product: parseProduct(node), ...nodeSchema.parse(node) });
      } catch {
        const told = unreadableProduct(JSON.stringify(node));
        unreadable.push({ ...told, productId: told.productId ?? part[index] ?? null });
      }
    }
  }
  return { read, unreadable };
}

async function readPictures(
  api: AdminApi,
  products: ShopProduct[],
): Promise<{ images: ReadProducts["images"]; unpictured: UnreadableProduct[] }> {
  const images: ReadProducts["images"] = [];
  const unpictured: UnreadableProduct[] = [];
  for (const part of inParts(products, PICTURED_A_QUERY)) {
    const nodes = await nodesOf(api, PICTURES, part.map(idOf));
    for (const [index, product] of part.entries()) {
      const node = nodes[index] ?? null;
      if (node === null) continue;
      try {
        images.push(...picturesOf(picturedSchema.parse(node)));
      } catch {
        unpictured.push({ productId: product.id, title: product.title, reason: "not-understood" });
      }
    }
  }
  return { images, unpictured };
}

/** One for each of the products, in their order; null where the shop does not have it. */
async function nodesOf(api: AdminApi, query: string, ids: ProductId[]): Promise<unknown[]> {
  const { nodes } = await queryAdmin(api, {
    query,
    variables: { ids: ids.map(productGid) },
    schema: answerSchema,
    isSafeToRepeat: true,
  });
  return nodes;
}

function picturesOf({ id, media }: z.output<typeof picturedSchema>): ReadProducts["images"] {
  const pictures = media.nodes.flatMap(({ id, image }) => (id && image ? [{ id, image }] : []));
  return pictures.map(({ id: mediaId, image }, position) => ({
    productId: id,
    mediaId: mediaIdFromGid(mediaId),
    url: image.url,
    position,
  }));
}

function idOf({ id }: ShopProduct): ProductId {
  return id;
}

function inParts<Each>(all: Each[], size: number): Each[][] {
  const parts: Each[][] = [];
  for (let start = 0; start < all.length; start += size) parts.push(all.slice(start, start + size));
  return parts;
}
