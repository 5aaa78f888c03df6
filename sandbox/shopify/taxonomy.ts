import type { Catalog } from "../catalog/catalog";
import { gid, parseGid } from "./gid";

export interface TaxonomyCategory {
  __typename: "TaxonomyCategory";
  id: string;
  name: string;
  fullName: string;
}

const PRODUCTS_LOOKED_AT = 5_000;

/**
 * The part of Shopify's product taxonomy that the catalog uses, with all ancestors. A category's id encodes its
 * path (`aa-1-13` is the parent of `aa-1-13-8`), and so does its full name.
 */
export class Taxonomy {
  private readonly byId = new Map<string, TaxonomyCategory>();
  private readonly children = new Map<string, string[]>();

  private isRead = false;

  constructor(private readonly catalog: Catalog) {}

  get(id: string): TaxonomyCategory | undefined {
    return this.categories().get(id);
  }

  all(): TaxonomyCategory[] {
    return [...this.categories().values()];
  }

  roots(): TaxonomyCategory[] {
    return this.all().filter(({ id }) => parentIdOf(id) === null);
  }

  childrenIdsOf(id: string): string[] {
    this.categories();
    return this.children.get(id) ?? [];
  }

  /** Reads the catalog when first asked: most tests never ask. */
  private categories(): Map<string, TaxonomyCategory> {
    if (!this.isRead) this.read();
    return this.byId;
  }

  private read(): void {
    this.isRead = true;
    const { catalog } = this;
    for (let index = 0; index < Math.min(catalog.size, PRODUCTS_LOOKED_AT); index += 1) {
      const category = catalog.at(index).category;
      if (category) this.add(category.id, category.fullName);
    }
  }

  private add(id: string, fullName: string): void {
    if (this.byId.has(id)) return;
    const names = fullName.split(" > ");
    this.byId.set(id, {
      __typename: "TaxonomyCategory",
      id,
      name: names.at(-1) ?? fullName,
      fullName,
    });
    const parentId = parentIdOf(id);
    if (!parentId) return;
    this.children.set(parentId, [...(this.children.get(parentId) ?? []), id]);
    this.add(parentId, names.slice(0, -1).join(" > ") || fullName);
  }
}

export function parentIdOf(id: string): string | null {
  const code = parseGid(id)?.id ?? "";
  return code.includes("-") ? gid("TaxonomyCategory", code.slice(0, code.lastIndexOf("-"))) : null;
}

/** Nearest first. */
export function ancestorIdsOf(id: string): string[] {
  const parentId = parentIdOf(id);
  return parentId ? [parentId, ...ancestorIdsOf(parentId)] : [];
}
