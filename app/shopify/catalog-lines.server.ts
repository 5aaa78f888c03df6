import { z } from "zod";
import { productIdFromGid, type ProductId } from "../domain/ids";
import { IncompleteCatalog, ShopifyError } from "./errors";
import {
  hasParent,
  readCatalogLine,
  type CatalogLine,
  type UnreadableLine,
} from "./parse-catalog-line";

/** A line of the catalog's file, with its number from 1. */
export type NumberedLine = (CatalogLine | UnreadableLine) & { number: number };

/** A file of the catalog, and how much Shopify says it holds. */
export interface CatalogFile {
  url: string;
  /** Lines without a parent. */
  products: number;
  /** All lines. */
  objects: number;
}

const timesSchema = z.object({ id: z.string(), updatedAt: z.coerce.date() });

/**
 * Streams the catalog's file line by line, beginning behind line `skip`. Memory does not grow with the file.
 * @throws ShopifyError if the file cannot be had; IncompleteCatalog, at its end, if it holds less than Shopify counted
 */
export async function* catalogLines(file: CatalogFile, skip: number): AsyncGenerator<NumberedLine> {
  for await (const { text, number } of wholeFile(file))
    if (number > skip) yield { ...readCatalogLine(text), number };
}

/**
 * Streams which products there are and when each changed last. A line that does not say so is passed over.
 * @throws as catalogLines
 */
export async function* timesLines(
  file: CatalogFile,
): AsyncGenerator<{ id: ProductId; updatedAt: Date }> {
  for await (const { text } of wholeFile(file)) {
    const times = timesOf(text);
    if (times) yield times;
  }
}

function timesOf(text: string): { id: ProductId; updatedAt: Date } | null {
  try {
    const { id, updatedAt } = timesSchema.parse(JSON.parse(text));
    return { id: productIdFromGid(id), updatedAt };
  } catch {
    return null;
  }
}

interface FileLine {
  text: string;
  /** From 1. */
  number: number;
}

/** The lines of a file, and at its end the proof that they are all. */
async function* wholeFile({ url, products, objects }: CatalogFile): AsyncGenerator<FileLine> {
  let lines = 0;
  let roots = 0;
  for await (const { text, number, isEnded } of fileLines(url)) {
    if (!isEnded && !isJson(text)) break;
    if (text === "") continue;
    lines += 1;
    if (!hasParent(text)) roots += 1;
    yield { text, number };
  }
  if (roots < products || lines < objects)
    throw new IncompleteCatalog({ products: roots, counted: products });
}

/** A line that was cut off is none. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

async function* fileLines(url: string): AsyncGenerator<FileLine & { isEnded: boolean }> {
  const abort = new AbortController();
  const response = await fetch(url, { signal: abort.signal });
  if (!response.ok || !response.body) {
    const message = `the catalog's file answered ${response.status}`;
    throw new ShopifyError({
      code: `http-${response.status}`,
      message,
      requestId: null,
      retryable: true,
    });
  }
  try {
    let number = 0;
    for await (const line of linesOf(response.body)) yield { ...line, number: (number += 1) };
  } finally {
    // Also when the reader stops early: a paused run should not go on downloading.
    abort.abort();
  }
}

/** Only a line feed ends a line: JSON may hold every other line separator of Unicode as it is. */
async function* linesOf(
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<{ text: string; isEnded: boolean }> {
  const decoder = new TextDecoder();
  let begun = "";
  for await (const bytes of body) {
    const [first = "", ...others] = decoder.decode(bytes, { stream: true }).split("\n");
    begun += first;
    for (const next of others) {
      yield { text: begun, isEnded: true };
      begun = next;
    }
  }
  begun += decoder.decode();
  if (begun !== "") yield { text: begun, isEnded: false };
}
