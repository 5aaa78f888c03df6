export type PermissionStatus = "AVAILABLE" | "INVITE_ONLY" | "NON_MAIN_CATEGORY" | "PROHIBITED";

export interface Category {
  id: string;
  /** "0" for a root. */
  parentId: string;
  name: string;
  permission: PermissionStatus;
}

export const ROOT_PARENT = "0";

/** One market's categories in one version. Tests change it to see mappings go stale. */
export class CategoryTree {
  readonly #categories = new Map<string, Category>();
  readonly #children = new Map<string, string[]>();
  readonly #unlisted = new Set<string>();
  #revision = 0;

  /** Grows with every change, so that what was derived from the tree knows when it is old. */
  get revision(): number {
    return this.#revision;
  }

  all(): Category[] {
    return [...this.#categories.values()];
  }

  /** What the category list shows: everything that unlist() did not hide. */
  listed(): Category[] {
    return this.all().filter(({ id }) => !this.#unlisted.has(id));
  }

  get(id: string): Category | undefined {
    return this.#categories.get(id);
  }

  isLeaf(id: string): boolean {
    return (this.#children.get(id)?.length ?? 0) === 0;
  }

  leaves(): Category[] {
    return this.all().filter(({ id }) => this.isLeaf(id));
  }

  /** The chain from the root down to the category itself. */
  pathTo(id: string): Category[] {
    const path: Category[] = [];
    for (let at = this.get(id); at; at = this.get(at.parentId)) path.unshift(at);
    return path;
  }

  /** The category whose names from the root down are these, for tests that know names and not ids. */
  find(...names: string[]): Category {
    const wanted = names.join(" > ");
    const found = this.all().find(
      ({ id }) => this.#pathName(id) === wanted || this.#pathName(id).endsWith(` > ${wanted}`),
    );
    if (!found) throw new Error(`The tree has no category ${wanted}.`);
    return found;
  }

  add(category: Omit<Category, "permission"> & { permission?: PermissionStatus }): Category {
    if (this.#categories.has(category.id))
      throw new Error(`The tree already has a category ${category.id}.`);
    if (category.parentId !== ROOT_PARENT) this.#must(category.parentId);
    const added: Category = { permission: "AVAILABLE", ...category };
    this.#categories.set(added.id, added);
    this.#childrenOf(added.parentId).push(added.id);
    this.#revision += 1;
    return added;
  }

  /** Removes the category and everything below it. */
  remove(id: string): void {
    const { parentId } = this.#must(id);
    for (const child of [...this.#childrenOf(id)]) this.remove(child);
    this.#children.set(
      parentId,
      this.#childrenOf(parentId).filter((child) => child !== id),
    );
    this.#categories.delete(id);
    this.#revision += 1;
  }

  rename(id: string, name: string): void {
    this.#must(id).name = name;
    this.#revision += 1;
  }

  move(id: string, parentId: string): void {
    const category = this.#must(id);
    if (parentId !== ROOT_PARENT) this.#must(parentId);
    if (this.pathTo(parentId).some((above) => above.id === id))
      throw new Error(`${id} cannot be moved below itself.`);
    this.#children.set(
      category.parentId,
      this.#childrenOf(category.parentId).filter((child) => child !== id),
    );
    category.parentId = parentId;
    this.#childrenOf(parentId).push(id);
    this.#revision += 1;
  }

  setPermission(id: string, permission: PermissionStatus): void {
    this.#must(id).permission = permission;
    this.#revision += 1;
  }

  /** Hides the category from the list while recommendations still name it, as the real service does now and then. */
  unlist(id: string): void {
    this.#must(id);
    this.#unlisted.add(id);
    this.#revision += 1;
  }

  #must(id: string): Category {
    const category = this.#categories.get(id);
    if (!category) throw new Error(`The tree has no category ${id}.`);
    return category;
  }

  #childrenOf(id: string): string[] {
    const children = this.#children.get(id) ?? [];
    this.#children.set(id, children);
    return children;
  }

  #pathName(id: string): string {
    return this.pathTo(id)
      .map(({ name }) => name)
      .join(" > ");
  }
}
