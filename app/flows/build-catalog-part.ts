import type { ProductId } from "../domain/ids";
import type { ShopProduct } from "../domain/product";
import type { NumberedLine } from "../shopify/catalog-lines.server";
import { emptyPart, type CatalogPart } from "./steps/1-read-products.server";

/** Products that are stored and queued together. */
export const PART_PRODUCTS = 1_000;
/** The first part is smaller, so that mapping begins at once. */
const FIRST_PART_PRODUCTS = 200;
/** Pictures and collections, which come behind their products, and lines that are not understood. */
const PART_OTHERS = 4_000;

/** Gathers lines to a part of the catalog. */
export class PartBuilder {
  #content: CatalogPart = emptyPart();
  /** A product that changes while the file is written is in it twice: the later one counts. */
  readonly #products = new Map<ProductId, ShopProduct>();
  #lastLine = 0;
  #fullAt = FIRST_PART_PRODUCTS;
  // Pictures of a product come in their order, mostly one behind the other.
  #lastPicture: { productId: ProductId; position: number } | null = null;

  get isEmpty(): boolean {
    return this.#lastLine === 0;
  }

  get isFull(): boolean {
    const { images, collections, unreadable } = this.#content;
    const others = images.length + collections.length + unreadable.length;
    return this.#products.size >= this.#fullAt || others >= PART_OTHERS;
  }

  add(line: NumberedLine): void {
    this.#lastLine = line.number;
    if (line.kind === "product") this.#products.set(line.product.id, line.product);
    if (line.kind === "image") this.#addImage(line);
    if (line.kind === "collection") this.#content.collections.push(line.collection);
    if (line.kind === "unreadable") this.#content.unreadable.push(line);
  }

  take(): { content: CatalogPart; lastLine: number } {
    const content = { ...this.#content, products: [...this.#products.values()] };
    const taken = { content, lastLine: this.#lastLine };
    this.#content = emptyPart();
    this.#products.clear();
    this.#lastLine = 0;
    this.#fullAt = PART_PRODUCTS;
    return taken;
  }

  #addImage({ productId, image }: Extract<NumberedLine, { kind: "image" }>): void {
    const before = this.#lastPicture?.productId === productId ? this.#lastPicture.position : -1;
    this.#lastPicture = { productId, position: before + 1 };
    this.#content.images.push({ ...image, ...this.#lastPicture });
  }
}
