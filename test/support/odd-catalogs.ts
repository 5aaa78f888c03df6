import fc from "fast-check";

/** A line of the catalog's file, and the product that it is about. */
interface OddLine {
  text: string;
  /** Null for a line of no product. */
  productId: string | null;
  /** The title that the shop gave; null where the line is not what was asked for. */
  title: string | null;
}

/** A file as Shopify writes it, of a shop that holds what no shop should. */
export interface OddCatalog {
  lines: OddLine[];
  /** Where the network divides its bytes. */
  chunkBytes: number;
}

const ODD = [
  "",
  " ",
  "\0",
  "a\0b",
  "\uD83D",
  "\uDE00\uD83D",
  "line\u2028separator\u2029here",
  "\r\n\t\v\f",
  "\uFEFF\u200B\u202E",
  "\u0000\u0001\u001F\u007F\u0085",
  "\\u0000 \\ \" ' $1 :a ?",
  "👩‍👩‍👧‍👦".repeat(200),
  `${"x".repeat(999)}😀`,
  "e\u0301".repeat(600),
  "<".repeat(60),
  "<div>".repeat(120),
  "&#0;&#xD83D;&amp;&nbsp;",
  "NaN",
  "z".repeat(70_000),
];
const text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...ODD) },
  { weight: 2, arbitrary: fc.string16bits({ maxLength: 60 }) },
  { weight: 1, arbitrary: fc.fullUnicodeString({ maxLength: 300 }) },
);
/** Few, so that the same product comes twice. */
const number = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 6 }).map(String) },
  { weight: 1, arbitrary: fc.constantFrom("8999999999999", "999999999999999999") },
);
const image = fc.record({ url: fc.oneof(text, fc.webUrl()) });
const media = fc.record(
  {
    mediaContentType: fc.constantFrom("IMAGE", "VIDEO", "MODEL_3D", "EXTERNAL_VIDEO"),
    id: number.map((id) => `gid://shopify/MediaImage/${id}`),
    image: fc.option(image),
  },
  { requiredKeys: ["mediaContentType"] },
);
const category = fc.record({ id: text, name: text, fullName: text });
const updatedAt = fc.option(
  fc.date({ min: new Date(0), max: new Date("2099-01-01"), noInvalidDate: true }),
);

const productLine = fc
  .record({
    number,
    title: text,
    handle: text,
    descriptionHtml: fc.option(text),
    productType: text,
    vendor: text,
    tags: fc.array(text, { maxLength: 5 }),
    status: fc.constantFrom("ACTIVE", "DRAFT", "ARCHIVED", "UNLISTED"),
    category: fc.option(category),
    featuredMedia: fc.option(media),
    updatedAt,
  })
  .map(({ number: id, ...product }) => ({
    text: JSON.stringify({ id: `gid://shopify/Product/${id}`, ...product }),
    productId: id,
    title: product.title,
  }));

const parent = number.map((id) => `gid://shopify/Product/${id}`);
const childLine = fc
  .oneof(
    fc.tuple(parent, media).map(([__parentId, child]) => ({ ...child, __parentId })),
    fc.record({
      id: number.map((id) => `gid://shopify/Collection/${id}`),
      title: text,
      __parentId: parent,
    }),
  )
  .map((child) => ({ text: JSON.stringify(child), productId: null, title: null }));

/** What is no product, or not all of it; it never has a line feed, which would be two lines. */
const brokenLine = fc
  .oneof(
    fc.constantFrom("{}", "[]", "null", '"text"', "0", "{", '{"id":1}', "\u2028"),
    fc
      .tuple(productLine, fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([line, share]) => line.text.slice(0, 1 + Math.floor(share * (line.text.length - 2)))),
    productLine.map((line) => line.text.replace('"title":', '"tit1e":')),
  )
  .map((broken) => ({ text: broken, productId: null, title: null }));

export const oddCatalog: fc.Arbitrary<OddCatalog> = fc.record({
  lines: fc.array(
    fc.oneof(
      { weight: 5, arbitrary: productLine },
      { weight: 2, arbitrary: childLine },
      { weight: 1, arbitrary: brokenLine },
    ),
    { minLength: 1, maxLength: 10 },
  ),
  chunkBytes: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constant(65_536)),
});
