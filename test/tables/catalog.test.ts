import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { CollectionId, MediaId, ProductId } from "../../app/domain/ids";
import { createShopDomain } from "../../app/domain/ids";
import type { ShopProduct } from "../../app/domain/product";
import {
  storeAwaitedImages,
  storeCatalogPart,
  storeReadProducts,
  type CatalogPart,
  type WholeProducts,
} from "../../app/flows/steps/1-read-products.server";
import { notReadYet } from "../../app/tables/catalog.server";
import { openDatabase, type PrismaClient } from "../../app/tables/database.server";
import { deleteProducts } from "../../app/tables/deleted-products.server";
import { rememberShop } from "../../app/tables/shops.server";
import { unreadableProducts } from "../../app/tables/unreadable-products.server";
import { createTestDatabase, type TestDatabase } from "../support/create-test-database";

const FILM_FIRST = 7n as ProductId;

let created: TestDatabase;
let database: PrismaClient;
let shops = 0;
let scope: Parameters<typeof storeCatalogPart>[1];

beforeAll(async () => {
  created = await createTestDatabase();
  database = openDatabase(created.url, 4);
});

afterAll(async () => {
  await database.$disconnect();
  await created.drop();
});

beforeEach(async () => {
  shops += 1;
  const shop = await rememberShop(database, createShopDomain(`shop-${shops}.myshopify.com`));
  scope = { shopId: shop.id, market: "US", categoryVersion: "v2", seenAt: new Date(), runId: null };
});

function shopProduct(changes: Partial<ShopProduct> = {}): ShopProduct {
  return {
    id: 1n as ProductId,
    title: "Mug",
    handle: "mug",
    description: "",
    productType: "Mugs",
    vendor: "Kiln",
    tags: ["blue"],
    status: "ACTIVE",
    category: null,
    mainImage: { mediaId: 9n as MediaId, url: "https://cdn.shopify.com/mug.jpg?v=1", position: 0 },
    awaitsImages: false,
    updatedAt: null,
    ...changes,
  };
}

/** PostgreSQL has no room for it in an index. */
const TOO_LONG = Array.from({ length: 3_000 }, (_, at) =>
  String.fromCodePoint(0x4e00 + at * 5),
).join("");

function part(...products: ShopProduct[]): CatalogPart {
  return { products, images: [], collections: [], unreadable: [] };
}

function storeRead(read: WholeProducts) {
  return database.$transaction((tx) => storeReadProducts(tx, scope, read));
}

/** Stores a part that the reading meets for the first time. */
function store(readFor: typeof scope, stored: CatalogPart) {
  const among = stored.products.map(({ id }) => id);
  return database.$transaction((tx) => storeCatalogPart(tx, readFor, { part: stored, among }));
}

async function setAside() {
  const { first } = await unreadableProducts(database, scope.shopId, 10);
  return first;
}

const pictureOf = (productId: bigint, url: string) => ({
  productId: productId as ProductId,
  mediaId: 10n as MediaId,
  url,
  position: 1,
});

describe("what belongs to a product and the database refuses", () => {
  it.each([
    ["picture", { images: [pictureOf(1n, TOO_LONG)] }],
    [
      "picture among others",
      { images: [pictureOf(1n, "https://a/b.jpg"), pictureOf(1n, TOO_LONG)] },
    ],
    [
      "collection",
      {
        collections: [
          { id: (1n << 80n) as CollectionId, title: "Sale", productId: 1n as ProductId },
        ],
      },
    ],
  ])("is told with the product's name: a %s", async (_kind, refused) => {
    await store(scope, { ...part(shopProduct()), ...refused });

    expect(await setAside()).toEqual([{ productId: 1n, title: "Mug", reason: "incomplete" }]);
    expect(await database.product.count({ where: { shopId: scope.shopId } })).toBe(1);
  });

  it("is told although another product of the part is refused", async () => {
    const refused = 2n as ProductId;
    const other = 3n as ProductId;

    await store(scope, {
      ...part(
        shopProduct(),
        shopProduct({ id: refused, vendor: TOO_LONG }),
        shopProduct({ id: other }),
      ),
      unreadable: [{ productId: other, title: null, reason: "incomplete" }],
    });

    const found = (await setAside()).map(({ productId, reason }) => [productId, reason]);
    expect(found).toEqual(
      expect.arrayContaining([
        [refused, "not-stored"],
        [other, "incomplete"],
      ]),
    );
    expect(found).toHaveLength(2);
  });

  it("is no news beside a product that is refused itself", async () => {
    const long = shopProduct({ title: "Long", vendor: TOO_LONG });
    await store(scope, part(shopProduct()));

    await store(scope, { ...part(long), images: [pictureOf(1n, TOO_LONG)] });
    const later = { ...part(), images: [pictureOf(1n, TOO_LONG)] };
    await store(scope, later);

    expect(await setAside()).toEqual([{ productId: 1n, title: "Long", reason: "not-stored" }]);
  });

  it("is nothing where the product is not in the shop", async () => {
    await store(scope, { ...part(), images: [pictureOf(404n, TOO_LONG)] });

    expect(await setAside()).toEqual([]);
  });
});

describe("storing a part of the catalog", () => {
  it("is the same the second time", async () => {
    await store(scope, part(shopProduct()));
    const again = await store(scope, part(shopProduct()));

    expect(again).toEqual({ stored: 1, awaiting: 0, toAsk: [1n], decided: 0 });
    expect(await database.product.count({ where: { shopId: scope.shopId } })).toBe(1);
    expect(await database.productImage.count({ where: { shopId: scope.shopId } })).toBe(1);
    expect(await database.localCategory.count({ where: { shopId: scope.shopId } })).toBe(1);
  });

  it("joins pictures that come in a later part, and leaves out a stranger's", async () => {
    await store(scope, part(shopProduct()));
    const picture = {
      mediaId: 10n as MediaId,
      url: "https://cdn.shopify.com/back.jpg?v=1",
      position: 1,
    };

    await store(scope, {
      products: [],
      images: [
        { ...picture, productId: 1n as ProductId },
        { ...picture, productId: 404n as ProductId },
      ],
      collections: [],
      unreadable: [],
    });

    expect(await database.productImage.count({ where: { shopId: scope.shopId } })).toBe(2);
  });

  it("lets a product whose film comes first wait for its first picture", async () => {
    const film = shopProduct({ id: FILM_FIRST, mainImage: null, awaitsImages: true });
    const url = "https://cdn.shopify.com/film.jpg?v=1";
    const atFirst = await store(scope, {
      products: [film],
      images: [
        { productId: FILM_FIRST, mediaId: 31n as MediaId, url: `${url}2`, position: 1 },
        { productId: FILM_FIRST, mediaId: 30n as MediaId, url, position: 0 },
      ],
      collections: [],
      unreadable: [],
    });

    const later = await storeAwaitedImages(database, scope, 100);

    expect(atFirst.toAsk).toEqual([]);
    expect(later).toEqual({ products: 1, toAsk: [FILM_FIRST], decided: 0 });
    const stored = await database.product.findFirstOrThrow({ where: { shopId: scope.shopId } });
    expect(stored).toMatchObject({ mainMediaId: 30n, awaitsImages: false });
    expect(await storeAwaitedImages(database, scope, 100)).toBeNull();
  });

  it("counts those that are stored, not those that are refused or deleted meanwhile", async () => {
    const refused = 2n as ProductId;
    const deleted = 3n as ProductId;
    await deleteProducts(database, scope.shopId, [deleted]);

    const met = part(
      shopProduct(),
      shopProduct({ id: refused, vendor: TOO_LONG }),
      shopProduct({ id: deleted }),
    );

    expect(await store(scope, met)).toEqual({ stored: 1, awaiting: 0, toAsk: [1n], decided: 0 });
  });

  it("notes who saw a product last in the catalog, and no reading by ids", async () => {
    await store({ ...scope, runId: 7 }, part(shopProduct()));
    const read = { ...part(shopProduct()), inMoreCollections: [] };

    await database.$transaction((tx) => storeReadProducts(tx, { ...scope, runId: 8 }, read));

    const stored = await database.product.findFirstOrThrow({ where: { shopId: scope.shopId } });
    expect(stored.seenRunId).toBe(7);
  });

  it("does not count a product as read that was only set aside: a later line may be readable", async () => {
    await store(scope, part(shopProduct()));
    const reading = { ...scope, runId: 7, seenAt: new Date(scope.seenAt.getTime() + 1_000) };
    const productId = 1n as ProductId;

    await store(reading, {
      ...part(),
      unreadable: [{ productId, title: "Mug", reason: "not-understood" }],
    });

    expect(await notReadYet(database, reading, [productId])).toEqual([1n]);
    const stored = await database.product.findFirstOrThrow({ where: { shopId: scope.shopId } });
    expect(stored.seenAt).toEqual(reading.seenAt);
  });

  it("takes two products with one picture as two rows of one local image", async () => {
    await store(scope, part(shopProduct(), shopProduct({ id: 2n as ProductId })));

    expect(await database.localImage.count({ where: { shopId: scope.shopId } })).toBe(1);
    expect(await database.productImage.count({ where: { shopId: scope.shopId } })).toBe(2);
  });

  it("does not store what is older than what is stored, and notes that it was seen", async () => {
    const newer = shopProduct({ title: "New mug", updatedAt: new Date("2026-11-02T00:00:00Z") });
    const older = shopProduct({ title: "Old mug", updatedAt: new Date("2026-11-01T00:00:00Z") });
    await store(scope, part(newer));
    const seenAt = new Date(scope.seenAt.getTime() + 1_000);

    await store({ ...scope, seenAt }, part(older));

    const stored = await database.product.findFirstOrThrow({ where: { shopId: scope.shopId } });
    expect(stored).toMatchObject({ title: "New mug", seenAt, contentChangedAt: null });
  });

  it("does not bring back what was deleted meanwhile", async () => {
    await store(scope, part(shopProduct()));
    await deleteProducts(database, scope.shopId, [1n as ProductId]);

    const { toAsk } = await store(scope, part(shopProduct()));

    expect(toAsk).toEqual([]);
    expect(await database.product.count({ where: { shopId: scope.shopId } })).toBe(0);
  });

  it("notes when the content changed, and not when a film comes first once more", async () => {
    const film = shopProduct({ id: FILM_FIRST, mainImage: null, awaitsImages: true });
    const picture = { productId: FILM_FIRST, mediaId: 30n as MediaId, position: 0 };
    const images = [{ ...picture, url: "https://cdn.shopify.com/film.jpg?v=1" }];
    const changed = { ...film, title: "Another film" };

    const changes = [];
    for (const each of [film, film, changed]) {
      await storeRead({
        products: [each],
        images,
        collections: [],
        unreadable: [],
        inMoreCollections: [],
      });
      const stored = await database.product.findFirstOrThrow({ where: { shopId: scope.shopId } });
      changes.push(stored.contentChangedAt);
    }

    expect(changes).toEqual([null, null, scope.seenAt]);
  });
});
