import { createHash, createHmac } from "node:crypto";
import { Marks, Serials } from "./serials";
import { sameText } from "./signature";

const BUCKET = "tos-maliva-i-o3syd03w52-us/";
const SIGNATURE_LENGTH = 16;

/**
 * The pictures uploaded so far. Holds a digest of each, never the bytes. A URI is signed: those that an earlier sandbox
 * gave are known, too.
 */
export class Uploads {
  readonly #secret: string;
  readonly #serials = new Serials();
  readonly #forgotten = new Marks(this.#serials);
  readonly #timesBySha256 = new Map<string, number>();
  #count = 0;

  constructor(secret: string) {
    this.#secret = secret;
  }

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
    const serial = uri.slice(BUCKET.length, -SIGNATURE_LENGTH);
    return sameText(uri, this.#uriOf(serial)) && !this.#forgotten.has("", serial);
  }

  /** Every upload gets a URI of its own, shaped like real ones (facts: M). */
  add(bytes: Buffer): string {
    const digest = digestOf(bytes);
    this.#timesBySha256.set(digest, (this.#timesBySha256.get(digest) ?? 0) + 1);
    this.#count += 1;
    return this.#uriOf(this.#serials.next());
  }

  reset(): void {
    this.#timesBySha256.clear();
    this.#count = 0;
    this.#forgotten.add();
  }

  #uriOf(serial: string): string {
    const digest = createHmac("sha256", this.#secret).update(`picture ${serial}`).digest("hex");
    return BUCKET + serial + digest.slice(0, SIGNATURE_LENGTH);
  }
}

function digestOf(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
