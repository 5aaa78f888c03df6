import { createHash } from "node:crypto";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import {
  drawPicture,
  generatedCatalog,
  joinCatalogs,
  sampleCatalog,
  type Catalog,
  type CatalogImage,
} from "../../sandbox/catalog/catalog";

const productsOf = (catalog: Catalog) =>
  Array.from({ length: catalog.size }, (_, index) => catalog.at(index));
const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
const image = (about: Partial<CatalogImage>): CatalogImage => ({
  seed: "draw/mug/a",
  fileName: "a.jpg",
  alt: "",
  width: 1200,
  height: 1200,
  ...about,
});

describe("the sample catalog", () => {
  const products = productsOf(sampleCatalog());

  it("has about 300 products with a handle of their own, in three languages", () => {
    expect(products.length).toBeGreaterThan(280);
    expect(products.length).toBeLessThan(340);
    expect(new Set(products.map(({ handle }) => handle)).size).toBe(products.length);
    for (const language of ["en", "de", "es"]) {
      expect(products.filter(({ tags }) => tags.includes(language)).length).toBeGreaterThan(60);
    }
  });

  it("spans 12 or more industries", () => {
    const roots = new Set(products.map(({ category }) => category?.fullName.split(" > ")[0]));
    const types = new Set(products.map(({ productType }) => productType));

    expect(roots.size).toBeGreaterThan(12);
    expect(types.size).toBeGreaterThan(20);
  });

  it("leaves a tenth of the products without category and some without picture", () => {
    const without = products.filter(({ category }) => !category).length / products.length;

    expect(without).toBeGreaterThan(0.08);
    expect(without).toBeLessThan(0.12);
    expect(products.filter(({ images }) => images.length === 0).length).toBeGreaterThan(4);
  });

  it("puts products into collections, also those of promotions", () => {
    const titles = products.flatMap(({ collections = [] }) => collections);

    for (const title of ["Mugs", "Summer sale 25 % off", "Mother's Day"])
      expect(titles.filter((each) => each === title).length).toBeGreaterThan(4);
  });

  it("has shared, tiny and broken pictures", () => {
    const images = products.flatMap((product) => product.images);

    expect(new Set(images.map(({ seed }) => seed)).size).toBeLessThan(images.length);
    expect(images.some(({ kind }) => kind === "tiny")).toBe(true);
    expect(images.some(({ kind }) => kind === "broken")).toBe(true);
  });

  it("hands out copies, so that one test cannot change another's products", () => {
    sampleCatalog().at(0).title = "changed";

    expect(sampleCatalog().at(0).title).not.toBe("changed");
  });
});

describe("a generated catalog", () => {
  it("gives the same product every time, and another one for another seed", () => {
    const catalog = generatedCatalog({ products: 1_000_000 });

    expect(catalog.at(987_654)).toEqual(generatedCatalog({ products: 1_000_000 }).at(987_654));
    expect(catalog.at(3).title).not.toBe(generatedCatalog({ products: 10, seed: 2 }).at(3).title);
  });

  it("covers 150 or more local categories, with distinct handles and one picture each", () => {
    const products = productsOf(generatedCatalog({ products: 5_000 }));

    expect(
      new Set(products.map(({ category, productType }) => category?.fullName ?? productType)).size,
    ).toBeGreaterThan(150);
    expect(new Set(products.map(({ handle }) => handle)).size).toBe(5_000);
    expect(products.every(({ images }) => images.length === 1)).toBe(true);
  });

  it("has no product beyond its size", () => {
    expect(() => generatedCatalog({ products: 3 }).at(3)).toThrow(RangeError);
  });
});

it("joined catalogs follow one another", () => {
  const joined = joinCatalogs([generatedCatalog({ products: 2 }), sampleCatalog()]);

  expect(joined.size).toBe(2 + sampleCatalog().size);
  expect(joined.at(2)).toEqual(sampleCatalog().at(0));
  expect(() => joined.at(joined.size)).toThrow(RangeError);
});

describe("a drawn picture", () => {
  it("is a JPEG or PNG of the asked width", async () => {
    const jpeg = await sharp(
      await drawPicture(image({ height: 600 }), { maxWidth: 800 }),
    ).metadata();
    const png = await sharp(
      await drawPicture(image({ width: 300, height: 300 }), { format: "png", maxWidth: 800 }),
    ).metadata();

    expect([jpeg.format, jpeg.width, jpeg.height]).toEqual(["jpeg", 800, 400]);
    expect([png.format, png.width, png.height]).toEqual(["png", 300, 300]);
  });

  it("has the same bytes for the same seed and others for another, and decodes", async () => {
    const seeds = [
      "draw/mug/a",
      "draw/mug/b",
      "base/mug/a",
      "base/mug/b",
      "https://example.com/a.jpg",
      "https://example.com/b.jpg",
    ];
    const pictures = await Promise.all(seeds.map((seed) => drawPicture(image({ seed }))));
    const again = await Promise.all(seeds.map((seed) => drawPicture(image({ seed }))));

    expect(new Set(pictures.map(sha256)).size).toBe(seeds.length);
    expect(again.map(sha256)).toEqual(pictures.map(sha256));
    await Promise.all(
      pictures.map((bytes) => sharp(bytes, { failOn: "warning" }).raw().toBuffer()),
    );
  });

  it("can be too small, broken or too large on purpose", async () => {
    const tiny = await sharp(await drawPicture(image({ kind: "tiny" }))).metadata();
    const huge = await drawPicture(image({ kind: "huge" }), { maxWidth: 1200 });
    const broken = await drawPicture(image({ kind: "broken" }));

    expect(tiny.width).toBeLessThan(100);
    expect(huge.length).toBeGreaterThan(10 * 1024 * 1024);
    await expect(sharp(broken, { failOn: "warning" }).raw().toBuffer()).rejects.toThrow();
  });
});
