import type { ColumnName, Columns } from "./csv-columns";

const BOOLEAN = /^(true|false)?$/i;

/** What a column's values always look like. Anything else there means that the row's values stand in wrong columns. */
const EXPECTED: Partial<Record<ColumnName, { looks: RegExp; meaning: string }>> = {
  status: { looks: /^(active|draft|archived|unlisted)?$/i, meaning: "a status" },
  published: { looks: BOOLEAN, meaning: "TRUE or FALSE" },
  giftCard: { looks: BOOLEAN, meaning: "TRUE or FALSE" },
  imageUrl: { looks: /^(https?:\/\/\S.*)?$/i, meaning: "a picture URL" },
  variantImageUrl: { looks: /^(https?:\/\/\S.*)?$/i, meaning: "a picture URL" },
  price: { looks: /^[\p{Sc}\s]*[\d.,']*[\p{Sc}\s]*$/u, meaning: "a price" },
  grams: { looks: /^[\d.,]*$/, meaning: "a weight in grams" },
  handle: { looks: /^(?!https?:)[^<>]*$/i, meaning: "a handle" },
};

/** Why the row cannot be read as the header says, in one sentence, or null when it can. */
export function whyMisaligned(cells: string[], columns: Columns): string | null {
  if (cells.length !== columns.count) {
    return `The row has ${cells.length} values where the header has ${columns.count} columns, so its values cannot be told apart.`;
  }
  const read = columns.cellsOf(cells);
  for (const [name, { looks, meaning }] of Object.entries(EXPECTED) as [
    ColumnName,
    { looks: RegExp; meaning: string },
  ][]) {
    const value = read(name);
    if (!looks.test(value)) {
      return `The row's values stand in wrong columns: where ${meaning} belongs it has "${value.slice(0, 60)}".`;
    }
  }
  return null;
}
