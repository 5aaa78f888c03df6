/** What each column is called in the exports of 2019 to 2023, of 2024 and of 2025, in lower case. */
const HEADERS = {
  handle: ["handle", "url handle"],
  title: ["title"],
  description: ["body (html)", "body html", "description"],
  vendor: ["vendor"],
  category: ["product category", "standardized product type", "standard product type"],
  productType: ["type", "custom product type", "product type"],
  tags: ["tags"],
  status: ["status"],
  published: ["published", "published on online store"],
  imageUrl: ["image src", "product image url", "image url"],
  imageAlt: ["image alt text"],
  variantImageUrl: ["variant image", "variant image url"],
  price: ["variant price", "price"],
  grams: ["variant grams", "weight value (grams)"],
  giftCard: ["gift card"],
  option1Name: ["option1 name"],
  option1Value: ["option1 value"],
  option2Name: ["option2 name"],
  option2Value: ["option2 value"],
  option3Name: ["option3 name"],
  option3Value: ["option3 value"],
} as const satisfies Record<string, readonly string[]>;

export type ColumnName = keyof typeof HEADERS;

/** Reads one cell of a row, trimmed; empty where the file has no such column. */
export type ReadCell = (name: ColumnName) => string;

export interface Columns {
  count: number;
  has(name: ColumnName): boolean;
  cellsOf(row: string[]): ReadCell;
}

export function columnsOf(header: string[]): Columns {
  const names = header.map((name) => name.trim().toLowerCase());
  const positions = new Map<ColumnName, number>();
  for (const column of Object.keys(HEADERS) as ColumnName[]) {
    const position = names.findIndex((name) =>
      (HEADERS[column] as readonly string[]).includes(name),
    );
    if (position >= 0) positions.set(column, position);
  }
  return {
    count: header.length,
    has: (name) => positions.has(name),
    cellsOf: (row) => (name) => row[positions.get(name) ?? -1]?.trim() ?? "",
  };
}
