import { createHash, randomBytes } from "node:crypto";

/** The pictures uploaded so far. Holds a digest of each, never the bytes. */
export class Uploads {
  readonly #timesBySha256 = new Map<string, number>();
  readonly #uris = new Set<string>();
  #count = 0;

  get count(): number {
    return this.#count;
  }

  get distinctPictures(): number {
    return this.#timesBySha256.size;
  }

  /** Digests (SHA-256, hex) of the pictures that were uploaded more than once. */
  repeated(): string[] {
    return [...this.#timesBySha256].filter(([, times]) => times > 1).map(([digest]) => digest);
  }

  timesUploaded(bytes: Buffer): number {
    return this.#timesBySha256.get(digestOf(bytes)) ?? 0;
  }

  knows(uri: string): boolean {
    return this.#uris.has(uri);
  }

  /** Every upload gets a URI of its own, shaped like real ones (facts: M). */
  add(bytes: Buffer): string {
    const digest = digestOf(bytes);
    this.#timesBySha256.set(digest, (this.#timesBySha256.get(digest) ?? 0) + 1);
    this.#count += 1;
    const uri = `tos-maliva-i-o3syd03w52-us/${randomBytes(10).toString("hex")}${this.#count.toString(16)}`;
    this.#uris.add(uri);
    return uri;
  }

  reset(): void {
    this.#timesBySha256.clear();
    this.#uris.clear();
    this.#count = 0;
  }
}

function digestOf(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
