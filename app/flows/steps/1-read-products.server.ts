import type { ProductId } from "../../domain/ids";
import type { ShopProduct } from "../../domain/product";
import type { UnreadableProduct } from "../../domain/unreadable-product";
import {
  chooseAwaitedImages,
  noteSeen,
  storedAmong,
  storeImages,
  storeProducts,
  type CatalogImage,
} from "../../tables/catalog.server";
import {
  forgetCollectionsOf,
  storeCollections,
  type ProductCollection,
} from "../../tables/collections.server";
import type { Database } from "../../tables/database.server";
import { deriveDecisions } from "../../tables/derived-decisions.server";
import { standingRules } from "../../tables/mapping-rules.server";
import { openMappings, productsToAsk } from "../../tables/product-mappings.server";
import { unlessRefused } from "../../tables/refused-data.server";
import { turnReturned } from "../../tables/stale-mappings.server";
import { noteUnreadable } from "../../tables/unreadable-products.server";

/** A part of the catalog as it was read. */
export interface CatalogPart {
  products: ShopProduct[];
  /** Pictures of these products or of earlier ones. */
  images: CatalogImage[];
  /** Collections that these products or earlier ones are in. */
  collections: ProductCollection[];
  /** Products that could not be read. */
  unreadable: UnreadableProduct[];
}

/** Products that were read whole. */
export interface WholeProducts extends CatalogPart {
  /** Those that are in more collections than were read. */
  inMoreCollections: ProductId[];
}

interface ReadFor {
  shopId: number;
  market: string;
  categoryVersion: string;
  /** By the database's clock. */
  seenAt: Date;
  /** The run whose decision it is what rules and category mappings say; null where there is none. */
  runId: number | null;
}

/** What is to do about products that are stored. */
export interface OpenedMappings {
  /** TikTok Shop has to be asked about these. */
  toAsk: ProductId[];
  /** So many were decided by a rule or a category mapping, and nobody has to be asked. */
  decided: number;
}

/** What became of products that were read. */
export interface StoredProducts extends OpenedMappings {
  /** So many are stored: neither refused by the database nor deleted in the shop meanwhile. */
  stored: number;
}

/**
 * Guide steps 1 to 3: products, local images and their mapping are stored, and what rules say about them. What the
 * database refuses is set aside by name.
 * @param among those of the part's products that this reading has not met before: these are counted and opened
 * @returns awaiting: those of the stored ones whose picture can only be chosen once all are read
 */
export async function storeCatalogPart(
  transaction: Database,
  readFor: ReadFor,
  { part, among }: { part: CatalogPart; among: ProductId[] },
): Promise<StoredProducts & { awaiting: number }> {
  const refused = await storeAndSetAside(transaction, readFor, part);
  const stored = await storedAmong(transaction, readFor.shopId, without(among, refused));
  const opened = await openAndDerive(
    transaction,
    readFor,
    stored.map(({ id }) => id),
  );
  const awaiting = stored.filter(({ awaitsImages }) => awaitsImages).length;
  return { stored: stored.length, awaiting, ...opened };
}

/** Products whose picture could only be chosen once all were read. Answers null when none are left. */
export async function storeAwaitedImages(
  database: Database,
  readFor: ReadFor,
  limit: number,
): Promise<(OpenedMappings & { products: number }) | null> {
  const chosen = await chooseAwaitedImages(database, readFor.shopId, { limit });
  if (chosen.length === 0) return null;
  return { products: chosen.length, ...(await openAndDerive(database, readFor, chosen)) };
}

/**
 * Guide steps 1 to 3 for products that were read whole, with their pictures and collections; as `storeCatalogPart`.
 * Reading them by their ids is no reading of the catalog: the run that saw them last there stays noted.
 */
export async function storeReadProducts(
  database: Database,
  readFor: ReadFor,
  { inMoreCollections, ...part }: WholeProducts,
): Promise<StoredProducts> {
  const { shopId, seenAt: before } = readFor;
  const refused = await storeAndSetAside(database, { ...readFor, runId: null }, part);
  const read = without(
    part.products.map(({ id }) => id),
    refused,
  );
  const ids = (await storedAmong(database, shopId, read)).map(({ id }) => id);
  const productIds = ids.filter((id) => !inMoreCollections.includes(id));
  await forgetCollectionsOf(database, shopId, { productIds, before });
  const among = part.products.filter(({ awaitsImages }) => awaitsImages).map(({ id }) => id);
  if (among.length > 0) await chooseAwaitedImages(database, shopId, { limit: among.length, among });
  return { stored: ids.length, ...(await openAndDerive(database, readFor, ids)) };
}

/** Stores a part and sets aside by name what is not understood or refused. Returns the products that were refused. */
async function storeAndSetAside(
  transaction: Database,
  readFor: ReadFor,
  part: CatalogPart,
): Promise<ProductId[]> {
  const refused = await storeWhatFits(transaction, readFor, part);
  const unreadable = [...part.unreadable, ...refused];
  const productIds = unreadable.flatMap(({ productId }) => productId ?? []);
  // They are in the shop, and not read: a later line about one of them is the first that is.
  await noteSeen(transaction, { ...readFor, runId: null, productIds });
  await noteUnreadable(transaction, readFor, unreadable);
  return refused.flatMap(({ productId, reason }) =>
    productId === null || reason === "incomplete" ? [] : productId,
  );
}

/** Stores a part, or both of its halves: in the end the one that the database refuses is alone. Returns these. */
async function storeWhatFits(
  transaction: Database,
  readFor: ReadFor,
  part: CatalogPart,
): Promise<UnreadableProduct[]> {
  const isStored = await unlessRefused(transaction, async () => {
    await storeRead(transaction, readFor, part);
    return true;
  });
  if (isStored) return [];
  const halves = halvesOf(part);
  if (halves.length === 0) return refusedOf(part);
  const refused: UnreadableProduct[] = [];
  for (const half of halves) refused.push(...(await storeWhatFits(transaction, readFor, half)));
  return refused;
}

/** A product is refused, or is stored without the picture or collection that is. */
function refusedOf({ products, images, collections }: CatalogPart): UnreadableProduct[] {
  const children = [...images, ...collections];
  return [
    ...products.map(({ id, title }) => ({ productId: id, title, reason: "not-stored" }) as const),
    ...children.map(({ productId }) => ({ productId, title: null, reason: "incomplete" }) as const),
  ];
}

function without(ids: ProductId[], others: ProductId[]): ProductId[] {
  const left = new Set(others);
  return ids.filter((id) => !left.has(id));
}

/** Two smaller parts, or none where nothing can be divided. A child goes where its product does. */
function halvesOf({ products, images, collections }: CatalogPart): CatalogPart[] {
  if (products.length > 1) {
    const first = products.slice(0, products.length / 2);
    const ids = new Set(first.map(({ id }) => id));
    const isFirst = ({ productId }: { productId: ProductId }) => ids.has(productId);
    const isSecond = (child: { productId: ProductId }) => !isFirst(child);
    return [
      {
        ...emptyPart(),
        products: first,
        images: images.filter(isFirst),
        collections: collections.filter(isFirst),
      },
      {
        ...emptyPart(),
        products: products.slice(first.length),
        images: images.filter(isSecond),
        collections: collections.filter(isSecond),
      },
    ];
  }
  const children = images.length + collections.length;
  if (products.length === 1 && children > 0)
    return [
      { ...emptyPart(), products },
      { ...emptyPart(), images, collections },
    ];
  if (children < 2) return [];
  const middle = Math.ceil(images.length / 2);
  const other = Math.floor(collections.length / 2);
  return [
    {
      ...emptyPart(),
      images: images.slice(0, middle),
      collections: collections.slice(0, other),
    },
    { ...emptyPart(), images: images.slice(middle), collections: collections.slice(other) },
  ];
}

/** A part without anything. */
export function emptyPart(): CatalogPart {
  return { products: [], images: [], collections: [], unreadable: [] };
}

async function storeRead(database: Database, readFor: ReadFor, part: CatalogPart): Promise<void> {
  const featured = part.products.flatMap(({ id, mainImage }) =>
    mainImage ? [{ ...mainImage, productId: id }] : [],
  );
  if (part.products.length > 0) {
    const back = await storeProducts(database, { ...readFor, products: part.products });
    await turnReturned(database, { shopId: readFor.shopId, productIds: back }, readFor.seenAt);
  }
  await storeImages(database, readFor.shopId, [...featured, ...part.images]);
  await storeCollections(database, { ...readFor, collections: part.collections });
}

/** A rule or a category mapping decides at once; where none does, or it is to be asked all the same, TikTok Shop is. */
async function openAndDerive(
  database: Database,
  readFor: ReadFor,
  productIds: ProductId[],
): Promise<OpenedMappings> {
  if (productIds.length === 0) return { toAsk: [], decided: 0 };
  await openMappings(database, readFor, productIds);
  const derived = await deriveDecisions(database, readFor, {
    productIds,
    rules: await standingRules(database, readFor),
    enteredIn: { runId: readFor.runId },
    at: readFor.seenAt,
  });
  const toAsk = await productsToAsk(database, readFor, productIds);
  const asked = new Set(toAsk);
  return { toAsk, decided: derived.filter((id) => !asked.has(id)).length };
}
