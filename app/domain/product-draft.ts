import { z } from "zod";
import { textSchema } from "./asked";

/** What a merchant types about a new product. Lengths are Shopify's where it has some. */
export const draftFieldsSchema = z.object({
  title: textSchema(255).default(""),
  description: textSchema(20_000).default(""),
  productType: textSchema(255).default(""),
  vendor: textSchema(255).default(""),
  /** A category of Shopify's taxonomy. */
  category: z
    .object({ id: textSchema(100), name: textSchema(255), fullName: textSchema(1_000) })
    .nullable()
    .default(null),
  /** As typed, in the shop's currency; empty for none. */
  price: z
    .string()
    .regex(/^(\d{1,9}(\.\d{1,2})?)?$/)
    .default(""),
  status: z.enum(["ACTIVE", "DRAFT"]).default("ACTIVE"),
});

export type DraftFields = z.infer<typeof draftFieldsSchema>;

/** The handle that Shopify itself would make of a title. */
export function naturalHandle(title: string): string {
  return title
    .normalize("NFD")
    .replace(/(\p{Script=Latin})\p{Mark}+/gu, "$1")
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .slice(0, 200)
    .replace(/^-+|-+$/g, "");
}

/** A handle that no other product can have: Shopify creates at most one product with it, however often it is asked. */
export function draftHandle(title: string, key: string): string {
  return [naturalHandle(title), key.replaceAll("-", "").slice(0, 16)].filter(Boolean).join("-");
}
