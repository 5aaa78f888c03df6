import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";

const ALGORITHM = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts tokens at rest with the newest key and reads what any of the keys wrote.
 * Form: `v1.{key id}.{base64url of iv, tag, ciphertext}`.
 */
export class TokenCipher {
  readonly #keys: { id: string; key: Buffer }[];

  /** @param keys 32 bytes each, newest first */
  constructor(keys: Buffer[]) {
    this.#keys = keys.map((key) => ({ id: keyId(key), key }));
  }

  /** @param context bound to the text: it can only be read with the same one */
  encrypt(text: string, context: string): string {
    const newest = this.#keys[0];
    if (!newest) throw new Error("No encryption key");
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(ALGORITHM, newest.key, iv).setAAD(Buffer.from(context));
    const encrypted = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
    const body = Buffer.concat([iv, cipher.getAuthTag(), encrypted]).toString("base64url");
    return `v1.${newest.id}.${body}`;
  }

  /** @throws if no key fits or the text was changed. */
  decrypt(stored: string, context: string): string {
    const [version, id, body] = stored.split(".");
    const known = this.#keys.find((candidate) => candidate.id === id);
    if (version !== "v1" || !known || body === undefined) {
      throw new Error("No encryption key for a stored token");
    }
    const bytes = Buffer.from(body, "base64url");
    const tag = bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
    const decipher = createDecipheriv(ALGORITHM, known.key, bytes.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(context)).setAuthTag(tag);
    const encrypted = bytes.subarray(IV_BYTES + TAG_BYTES);
    return decipher.update(encrypted, undefined, "utf8") + decipher.final("utf8");
  }

  /** The text, or null where no key fits any more. */
  decryptIfPossible(stored: string, context: string): string | null {
    try {
      return this.decrypt(stored, context);
    } catch {
      return null;
    }
  }

  /** Whether the newest key wrote it. */
  isCurrent(stored: string): boolean {
    return stored.split(".")[1] === this.#keys[0]?.id;
  }
}

// Names the key without telling anything about it.
function keyId(key: Buffer): string {
  return createHash("sha256").update("leafwise-key-id").update(key).digest("hex").slice(0, 8);
}
