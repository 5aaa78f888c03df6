import { parseGid } from "./gid";
import type { ProductRecord } from "./records";

export class UnplayedSearch extends Error {}

type Test = (product: ProductRecord) => boolean;

/**
 * Shopify's search syntax, as far as it is played: `field:value`, comparisons, `-` and NOT, AND (also by juxtaposition)
 * and OR. Shopify ignores a field that it does not know; the sandbox throws, so that no test passes by accident.
 */
export function productTest(query: string): Test {
  const words: string[] =
    query.match(
      /-?[\w.]+:(?:[<>]=?)?(?:'[^']*'|"[^"]*"|[^\s()]+)|'[^']*'|"[^"]*"|[()]|[^\s()]+/g,
    ) ?? [];
  if (words.includes("("))
    throw new UnplayedSearch("The sandbox plays no parentheses in a search.");
  const alternatives: Test[][] = [[]];
  let isNegated = false;
  for (const word of words) {
    if (word === "OR") alternatives.push([]);
    else if (word === "NOT") isNegated = true;
    else if (word !== "AND") {
      const test = termTest(word.replace(/^-/, ""));
      const isTurned = isNegated !== word.startsWith("-");
      alternatives.at(-1)?.push(isTurned ? (product) => !test(product) : test);
      isNegated = false;
    }
  }
  return (product) => alternatives.some((tests) => tests.every((test) => test(product)));
}

function termTest(term: string): Test {
  const [, field = "", comparison = "", quoted = ""] =
    /^(?:([\w.]+):)?([<>]=?)?([\s\S]*)$/.exec(term) ?? [];
  const value = quoted.replace(/^(['"])([\s\S]*)\1$/, "$2");
  if (!field) return (product) => textOf(product).includes(value.toLowerCase());
  const test = FIELD_TESTS[field];
  if (!test) throw new UnplayedSearch(`The sandbox plays no search by "${field}".`);
  return test(value, comparison);
}

const FIELD_TESTS: Record<string, (value: string, comparison: string) => Test> = {
  id: (value, comparison) => (product) =>
    compared(product.id, Number(parseGid(value)?.id ?? value), comparison),
  updated_at: (value, comparison) => (product) =>
    compared(product.updatedAt, Date.parse(value), comparison),
  created_at: (value, comparison) => (product) =>
    compared(product.createdAt, Date.parse(value), comparison),
  status: (value) => (product) => value.toUpperCase().split(",").includes(product.status),
  title: (value) => (product) => wildcard(value).test(product.title),
  vendor: (value) => (product) => equal(product.vendor, value),
  product_type: (value) => (product) => equal(product.productType, value),
  tag: (value) => (product) => product.tags.some((tag) => equal(tag, value)),
  handle: (value) => (product) => product.handle === value,
  category_id: (value) => (product) => parseGid(product.category?.id ?? "")?.id === value,
};

function compared(left: number, right: number, comparison: string): boolean {
  if (comparison === ">") return left > right;
  if (comparison === ">=") return left >= right;
  if (comparison === "<") return left < right;
  if (comparison === "<=") return left <= right;
  return left === right;
}

function wildcard(value: string): RegExp {
  const pattern = value
    .split("*")
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"))
    .join(".*");
  return new RegExp(pattern, "i");
}

function equal(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

function textOf({ title, productType, vendor, tags }: ProductRecord): string {
  return [title, productType, vendor, ...tags].join(" ").toLowerCase();
}
