/** A queue in which owners take turns, however many items each of them has in it. */
export class FairQueue<Item> {
  readonly #items = new Map<number, Item[]>();
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(owner: number, item: Item): void {
    const items = this.#items.get(owner);
    if (items) items.push(item);
    else this.#items.set(owner, [item]);
    this.#length += 1;
  }

  /** Takes out the next items, at the most so many. */
  take(most: number): Item[] {
    const taken: Item[] = [];
    while (taken.length < most) {
      const [next] = this.#items;
      if (!next) break;
      const [owner, items] = next;
      taken.push(...items.splice(0, 1));
      // Behind the others.
      this.#items.delete(owner);
      if (items.length > 0) this.#items.set(owner, items);
    }
    this.#length -= taken.length;
    return taken;
  }
}
