import { describe, expect, it } from "vitest";
import type { CollectionId, MediaId, ProductId } from "../domain/ids";
import type { NumberedLine } from "../shopify/catalog-lines.server";
import { PartBuilder } from "./build-catalog-part";

const productId = 1n as ProductId;
const image = { mediaId: 9n as MediaId, url: "https://cdn.shopify.com/mug.jpg" };
const collection = { id: 7n as CollectionId, title: "Sale", productId };
const notUnderstood = { productId, title: null, reason: "incomplete" } as const;

const LINES: [string, (number: number) => NumberedLine][] = [
  ["pictures", (number) => ({ kind: "image", productId, image, number })],
  ["collections", (number) => ({ kind: "collection", collection, number })],
  ["lines not understood", (number) => ({ kind: "unreadable", ...notUnderstood, number })],
];

describe("a part of the catalog", () => {
  it.each(LINES)("is full with %s alone", (_what, line) => {
    const part = new PartBuilder();

    let number = 0;
    while (!part.isFull && number < 10_000) part.add(line((number += 1)));

    expect(number).toBe(4_000);
    expect(part.take().lastLine).toBe(4_000);
  });
});
