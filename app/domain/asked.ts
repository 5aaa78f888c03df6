import { z } from "zod";
import { categoryIdIn, productIdIn, rowIdIn, type ProductId } from "./ids";
import { storableText } from "./text";

// What people and other systems send, in addresses, forms and JSON: ids, texts and times of theirs are read here alone.

/** Of a row of our own, as text or as a number. */
export const rowIdSchema = parsedBy(rowIdIn);

/** A product's number or its global id. */
export const productIdSchema = parsedBy(productIdIn);

/** Of a category of TikTok Shop. */
export const categoryIdSchema = parsedBy(categoryIdIn);

/** Products' ids with commas between them. */
export function productIdsSchema(most: number): z.ZodType<ProductId[]> {
  return z
    .string()
    .transform((text): (string | number)[] => text.split(","))
    .pipe(z.array(productIdSchema).min(1).max(most));
}

/** Categories' ids with commas between them, empty where there is none. */
export function categoryIdsSchema(most: number) {
  return z
    .string()
    .transform((text): (string | number)[] => text.split(","))
    .pipe(z.array(z.union([z.literal(""), categoryIdSchema])).max(most));
}

/** Text that can be stored, of at most so many UTF-16 units. */
export function textSchema(longest: number) {
  return z.string().transform(storableText).pipe(z.string().max(longest));
}

/** Text that says something. */
export function nameSchema(longest: number) {
  return z.string().transform(storableText).pipe(z.string().trim().min(1).max(longest));
}

/** "true" or "false", as forms send it. */
export const flagSchema = z.enum(["true", "false"]).transform((said) => said === "true");

/** Text that is JSON, read. */
export const jsonSchema = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: "custom", message: "not JSON" });
    return z.NEVER;
  }
});

/** A time that PostgreSQL can hold, of a year with four digits. */
export const storableTimeSchema = z
  .date()
  .min(new Date("0001-01-01T00:00:00Z"))
  .max(new Date("9999-12-31T23:59:59.999Z"));

/** A time as pages and extensions send it. */
export const timeSchema = z.iso
  .datetime()
  .transform((written) => new Date(written))
  .pipe(storableTimeSchema);

/** A time as other systems send it, in whatever way JavaScript understands. */
export const anyTimeSchema = z.coerce.date().pipe(storableTimeSchema);

function parsedBy<Id>(parse: (text: string) => Id | null) {
  return z.union([z.string(), z.number()]).transform((given, context) => {
    const id = parse(String(given));
    if (id !== null) return id;
    context.addIssue({ code: "custom", message: "not an id" });
    return z.NEVER;
  });
}
