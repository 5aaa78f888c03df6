import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { csvCatalog, NotAProductCsv } from "../../sandbox/catalog/catalog";

const folder = mkdtempSync(path.join(tmpdir(), "catalog-csv-"));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function csvFile(text: string): string {
  const file = path.join(folder, `${(files += 1)}.csv`);
  writeFileSync(file, text);
  return file;
}

describe("a product CSV", () => {
  it("of the old header generation gives products with their pictures, tags and category", async () => {
    const file = csvFile(
      [
        "Handle,Title,Body (HTML),Vendor,Product Category,Type,Tags,Published,Option1 Name,Option1 Value,Variant Grams,Variant Price,Image Src,Image Alt Text,Variant Image,Status",
        'red-mug,Red Mug,"<p>A ""red"" mug</p>",Kiln,Home & Garden > Kitchen & Dining > Tableware > Drinkware > Mugs,Mug,"red, mug",true,Size,S,300,12.50,https://example.com/a.jpg,Front,,active',
        "red-mug,,,,,,,,,L,350,14.00,https://example.com/b.jpg?v=2,,https://example.com/a.jpg,",
      ].join("\n"),
    );

    const { catalog, problems } = await csvCatalog([file]);

    expect(problems).toEqual([]);
    expect(catalog.size).toBe(1);
    expect(catalog.at(0)).toEqual({
      handle: "red-mug",
      title: "Red Mug",
      descriptionHtml: '<p>A "red" mug</p>',
      vendor: "Kiln",
      productType: "Mug",
      tags: ["red", "mug"],
      status: "ACTIVE",
      category: {
        id: "gid://shopify/TaxonomyCategory/hg-11-10-5-5",
        name: "Mugs",
        fullName: "Home & Garden > Kitchen & Dining > Tableware > Drinkware > Mugs",
      },
      images: [
        {
          seed: "https://example.com/a.jpg",
          fileName: "a.jpg",
          alt: "Front",
          width: 1200,
          height: 1200,
        },
        {
          seed: "https://example.com/b.jpg?v=2",
          fileName: "b.jpg",
          alt: "Red Mug",
          width: 1200,
          height: 1200,
        },
      ],
      options: [{ name: "Size", values: ["S", "L"] }],
      priceCents: 1250,
      weightGrams: 300,
    });
  });

  it("of the 2025 header generation is read the same, with a byte order mark, CRLF and quoted newlines", async () => {
    const file = csvFile(
      "\uFEFFTitle,URL handle,Description,Product category,Status,Product image URL\r\n" +
        'Blue Mug,Blue-Mug,"line one\r\nline two",Made > Up,Draft,https://example.com/c.png\r\n',
    );

    const { catalog, problems } = await csvCatalog([file]);

    expect(problems).toEqual([]);
    expect(catalog.at(0)).toMatchObject({
      handle: "Blue-Mug",
      descriptionHtml: "line one\r\nline two",
      status: "DRAFT",
      category: { name: "Up", fullName: "Made > Up" },
      images: [{ fileName: "c.png" }],
    });
  });

  it("gives an unknown category the same id in every file", async () => {
    const row = "Handle,Title,Product Category\na,A,Odd > Things\n";
    const first = await csvCatalog([csvFile(row)]);
    const second = await csvCatalog([csvFile(row)]);

    expect(first.catalog.at(0).category?.id).toBe(second.catalog.at(0).category?.id);
    expect(first.catalog.at(0).category?.id).toMatch(
      /^gid:\/\/shopify\/TaxonomyCategory\/csv-\d+$/,
    );
  });

  it("names misaligned rows by their line in the file and imports nothing of them", async () => {
    const file = csvFile(
      [
        "Handle,Title,Body (HTML),Status,Image Src",
        'good,Good,"two',
        'lines",active,https://example.com/a.jpg',
        "",
        "shifted,Shifted,,,active,https://example.com/b.jpg",
        "shifted,,,,https://example.com/c.jpg",
        "odd,Odd,,12.50,https://example.com/d.jpg",
        "odder,Odder,,active,manual",
        "fine,Fine,,active,",
      ].join("\n"),
    );

    const { catalog, problems } = await csvCatalog([file]);

    expect(problems.map(({ row }) => row)).toEqual([5, 6, 7, 8]);
    expect(problems.every((problem) => problem.file === file)).toBe(true);
    expect([catalog.at(0).handle, catalog.at(1).handle, catalog.size]).toEqual(["good", "fine", 2]);
    expect(catalog.at(0).images).toHaveLength(1);
  });

  it("reports a row with unmatched quotation marks and reads the others", async () => {
    const file = csvFile('Handle,Title\na,A\nb,B "quoted" more"\n"c" x,C\nd,D\n');

    const { catalog, problems } = await csvCatalog([file]);

    expect(problems.length).toBeGreaterThan(0);
    expect(problems.some(({ row }) => row === 4)).toBe(true);
    expect(catalog.at(0).handle).toBe("a");
  });

  it("read twice, or with a handle that another file has, keeps the first product and reports the rest", async () => {
    const file = csvFile("Handle,Title\na,A\n");
    const other = csvFile("Handle,Title\na,Another\nb,B\n");

    const { catalog, problems } = await csvCatalog([file, other]);

    expect([catalog.size, catalog.at(0).title]).toEqual([2, "A"]);
    expect(problems).toMatchObject([{ file: other, row: 2 }]);
  });
});

describe("a file that is no product CSV", () => {
  it.each([
    ["prose", "Once upon a time\nthere was a mug"],
    ["another CSV", "Name,Email\nAda,ada@example.com"],
    ["an empty file", ""],
    ["bytes", "\u0000\u0001\u0002,\u0003"],
  ])("is refused with one sentence: %s", async (_, text) => {
    const reading = csvCatalog([csvFile(text)]);

    await expect(reading).rejects.toThrow(NotAProductCsv);
    await expect(reading).rejects.toThrow(/^[^.]+\.csv (is|cannot)[^.]*\.$/);
  });

  it("is refused when it does not exist", async () => {
    await expect(csvCatalog([path.join(folder, "missing.csv")])).rejects.toThrow(
      /missing\.csv cannot be read/,
    );
  });
});

const catalogs = path.resolve("../shared/data/catalogs");
const present = existsSync(catalogs);

describe.skipIf(!present)(
  `real catalogs${present ? "" : ` (skipped: ${catalogs} is not there)`}`,
  () => {
    it.each([
      ["04-furniture-packt.csv", 20],
      ["06-pet-store.csv", 3],
      ["08-pond-equipment.csv", 34],
      ["09-baby-clothing.csv", 99],
      ["12-bags-leather.csv", 375],
      ["13-grocery.csv", 2157],
      ["16-tshirts-NEW-FORMAT.csv", 3],
    ])("%s gives %i products and no problem", async (name, products) => {
      const { catalog, problems } = await csvCatalog([path.join(catalogs, name)]);

      expect(problems).toEqual([]);
      expect(catalog.size).toBe(products);
    });

    it("the misaligned file is reported row by row and gives no product", async () => {
      const { catalog, problems } = await csvCatalog([
        path.join(catalogs, "18-skiwear-NEW-FORMAT.csv"),
      ]);

      expect(catalog.size).toBe(0);
      expect(problems.map(({ row }) => row)).toEqual(
        Array.from({ length: 28 }, (_, index) => index + 2),
      );
    });
  },
);
