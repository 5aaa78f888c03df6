import { randomBytes } from "node:crypto";

const LIFE_BYTES = 4;
const NUMBER_DIGITS = 8;

/**
 * Numbers what is issued, for the time that one sandbox lives. What an earlier sandbox issued has another life in its
 * serial, and comes before everything of ours.
 */
export class Serials {
  readonly #life = randomBytes(LIFE_BYTES).toString("hex");
  #issued = 0;

  /** 16 hexadecimal digits. */
  next(): string {
    this.#issued += 1;
    return this.#life + this.#issued.toString(16).padStart(NUMBER_DIGITS, "0");
  }

  /** How many have been issued, as a point in time. */
  get issued(): number {
    return this.#issued;
  }

  isUpTo(point: number, serial: string): boolean {
    return !serial.startsWith(this.#life) || parseInt(serial.slice(this.#life.length), 16) <= point;
  }
}

const EVERYONE = "";

/** Marks everything issued so far, of one owner or of all: as revoked, say. What is issued later is not marked. */
export class Marks {
  readonly #serials: Serials;
  readonly #points = new Map<string, number>();

  constructor(serials: Serials) {
    this.#serials = serials;
  }

  add(owner = EVERYONE): void {
    this.#points.set(owner, this.#serials.issued);
  }

  has(owner: string, serial: string): boolean {
    return [EVERYONE, owner].some((key) => {
      const point = this.#points.get(key);
      return point !== undefined && this.#serials.isUpTo(point, serial);
    });
  }
}
