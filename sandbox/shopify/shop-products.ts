import type { Catalog } from "../catalog/catalog";
import { catalogIndexOf, productIdOf, type ProductRecord, recordFrom } from "./records";

const HANDLES_LOOKED_AT = 5_000;

/**
 * The catalog, read product by product when asked for, under an overlay of what was created, changed or deleted:
 * a million generated products cost no memory. Order is that of the ids.
 */
export class ShopProducts {
  private given = 0;

  private readonly changed = new Map<number, ProductRecord | "deleted">();
  private readonly created = new Map<number, ProductRecord>();

  constructor(
    private readonly catalog: Catalog,
    private readonly shopId: number,
  ) {}

  /** The products as they are now, whatever happens to them afterwards. */
  snapshot(): ShopProducts {
    const copy = new ShopProducts(this.catalog, this.shopId);
    for (const [id, product] of this.changed) copy.changed.set(id, product);
    for (const [id, product] of this.created) copy.created.set(id, product);
    return copy;
  }

  get size(): number {
    const deleted = [...this.changed.values()].filter((each) => each === "deleted").length;
    return this.catalog.size - deleted + this.created.size;
  }

  get(id: number): ProductRecord | undefined {
    const created = this.created.get(id);
    if (created) return created;
    const index = catalogIndexOf(id);
    return Number.isInteger(index) && index >= 0 && index < this.catalog.size
      ? this.atIndex(index)
      : undefined;
  }

  /** Created products first; of a huge catalog only the beginning, where tests look. */
  findByHandle(handle: string): ProductRecord | undefined {
    for (const product of this.created.values()) if (product.handle === handle) return product;
    for (let index = 0; index < Math.min(this.catalog.size, HANDLES_LOOKED_AT); index += 1) {
      const product = this.atIndex(index);
      if (product?.handle === handle) return product;
    }
    return undefined;
  }

  /** Never given twice, also after a deletion. */
  nextId(): number {
    this.given += 1;
    return productIdOf(this.catalog.size) + this.given - 1;
  }

  put(product: ProductRecord): void {
    const isOfCatalog = catalogIndexOf(product.id) < this.catalog.size;
    (isOfCatalog ? this.changed : this.created).set(product.id, product);
  }

  delete(id: number): boolean {
    if (!this.get(id)) return false;
    if (!this.created.delete(id)) this.changed.set(id, "deleted");
    return true;
  }

  *upwards(afterId = 0): Generator<ProductRecord> {
    const first = Math.max(0, catalogIndexOf(afterId) + 1);
    for (let index = first; index < this.catalog.size; index += 1) {
      const product = this.atIndex(index);
      if (product) yield product;
    }
    for (const product of this.created.values()) if (product.id > afterId) yield product;
  }

  *downwards(beforeId = Number.POSITIVE_INFINITY): Generator<ProductRecord> {
    for (const product of [...this.created.values()].reverse())
      if (product.id < beforeId) yield product;
    const last = Math.min(this.catalog.size, catalogIndexOf(beforeId)) - 1;
    for (let index = last; index >= 0; index -= 1) {
      const product = this.atIndex(index);
      if (product) yield product;
    }
  }

  private atIndex(index: number): ProductRecord | undefined {
    const changed = this.changed.get(productIdOf(index));
    if (changed === "deleted") return undefined;
    return changed ?? recordFrom(this.catalog.at(index), index, this.shopId);
  }
}
