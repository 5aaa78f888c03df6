/**
 * A bounded number of places for work that is done side by side. An owner holds three quarters of them at the most, so
 * that another one who comes need not wait. A place that becomes free goes to who holds the fewest; of several, to the
 * one whose last turn is the longest ago.
 */
export class FairPlaces {
  readonly #waiting = new Map<string, (() => void)[]>();
  readonly #held = new Map<string, number>();
  readonly #mostOfOne: number;
  #free: number;

  constructor(places: number) {
    this.#free = places;
    this.#mostOfOne = places - Math.floor(places / 4);
  }

  /** Does the work of this owner once there is a place for it. */
  async run<Answer>(owner: string, work: () => Promise<Answer>): Promise<Answer> {
    await this.#enter(owner);
    try {
      return await work();
    } finally {
      this.#leave(owner);
    }
  }

  async #enter(owner: string): Promise<void> {
    if (this.#free > 0 && this.#heldBy(owner) < this.#mostOfOne) {
      this.#free -= 1;
      this.#hold(owner, 1);
      return;
    }
    await new Promise<void>((resolve) => {
      const waiting = this.#waiting.get(owner);
      if (waiting) waiting.push(resolve);
      else this.#waiting.set(owner, [resolve]);
    });
  }

  #leave(owner: string): void {
    this.#hold(owner, -1);
    const next = this.#nextOwner();
    if (next === null) {
      this.#free += 1;
      return;
    }
    const waiting = this.#waiting.get(next) ?? [];
    const enter = waiting.shift();
    // Behind the others, whether it was the first or not.
    this.#waiting.delete(next);
    if (waiting.length > 0) this.#waiting.set(next, waiting);
    this.#hold(next, 1);
    enter?.();
  }

  #nextOwner(): string | null {
    let next: string | null = null;
    let fewest = this.#mostOfOne;
    for (const owner of this.#waiting.keys()) {
      if (this.#heldBy(owner) >= fewest) continue;
      next = owner;
      fewest = this.#heldBy(owner);
    }
    return next;
  }

  #heldBy(owner: string): number {
    return this.#held.get(owner) ?? 0;
  }

  #hold(owner: string, places: number): void {
    const held = this.#heldBy(owner) + places;
    if (held === 0) this.#held.delete(owner);
    else this.#held.set(owner, held);
  }
}
