import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { z } from "zod";
import { productIdFromGid, type ProductId } from "../domain/ids";
import { ShopifyError } from "./errors";
import { parseCatalogLine, type CatalogLine } from "./parse-catalog-line";

/** A line of the catalog's file, with its number from 1. */
export type NumberedLine = CatalogLine & { number: number };

const timesSchema = z.object({ id: z.string(), updatedAt: z.coerce.date() });

/**
 * Streams the catalog's file line by line, beginning behind line `skip`. Memory does not grow with the file.
 * @throws ShopifyError if the file cannot be had
 */
export async function* catalogLines(url: string, skip: number): AsyncGenerator<NumberedLine> {
  for await (const { text, number } of fileLines(url))
    if (number > skip) yield { ...parseCatalogLine(text), number };
}

/** Streams which products there are and when each changed last. @throws ShopifyError if the file cannot be had */
export async function* timesLines(url: string): AsyncGenerator<{ id: ProductId; updatedAt: Date }> {
  for await (const { text } of fileLines(url)) {
    const { id, updatedAt } = timesSchema.parse(JSON.parse(text));
    yield { id: productIdFromGid(id), updatedAt };
  }
}

async function* fileLines(url: string): AsyncGenerator<{ text: string; number: number }> {
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
  const input = Readable.fromWeb(response.body as ReadableStream);
  try {
    let number = 0;
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      number += 1;
      if (line !== "") yield { text: line, number };
    }
  } finally {
    // Also when the reader stops early: a paused run should not go on downloading.
    abort.abort();
    input.destroy();
  }
}
