import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { ShopifyError } from "./errors";
import { parseCatalogLine, type CatalogLine } from "./parse-catalog-line";

/** A line of the catalog's file, with its number from 1. */
export type NumberedLine = CatalogLine & { number: number };

/**
 * Streams the file of a bulk operation line by line, beginning behind line `skip`. Memory does not grow with the
 * file. @throws ShopifyError if the file cannot be had
 */
export async function* catalogLines(url: string, skip: number): AsyncGenerator<NumberedLine> {
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
      if (number > skip && line !== "") yield { ...parseCatalogLine(line), number };
    }
  } finally {
    // Also when the reader stops early: a paused run should not go on downloading.
    abort.abort();
    input.destroy();
  }
}
