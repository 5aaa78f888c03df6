const FORM = /^(reference|away):([0-9a-f]{8})$/;

/**
 * The message of an error that a merchant may see: nothing but what to ask the operator about, and whether something
 * that the app needs is away for the moment.
 */
export function messageWith(reference: string, { isAway }: { isAway: boolean }): string {
  return `${isAway ? "away" : "reference"}:${reference}`;
}

/** The reference that such a message has, or null. */
export function referenceIn(message: string): string | null {
  return FORM.exec(message)?.[2] ?? null;
}

/** Whether such a message says that something is away. */
export function saysAway(message: string): boolean {
  return FORM.exec(message)?.[1] === "away";
}

/** A new reference of random bytes: short enough to be read out. */
export function referenceOf(uuid: string): string {
  return uuid.slice(0, 8);
}
