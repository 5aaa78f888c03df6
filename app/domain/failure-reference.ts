const PREFIX = "reference:";
const FORM = /^reference:([0-9a-f]{8})$/;

/** The message of an error that a merchant may see: nothing but what to ask the operator about. */
export function messageWith(reference: string): string {
  return PREFIX + reference;
}

/** The reference that such a message has, or null. */
export function referenceIn(message: string): string | null {
  return FORM.exec(message)?.[1] ?? null;
}

/** A new reference of random bytes: short enough to be read out. */
export function referenceOf(uuid: string): string {
  return uuid.slice(0, 8);
}
