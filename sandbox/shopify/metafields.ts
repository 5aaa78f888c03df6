import { isoTime } from "./clock";
import { gid, parseGid } from "./gid";
import { demandScope, type GraphqlContext } from "./graphql-context";
import { BadRequest, type UserError } from "./graphql-errors";
import type { MetafieldRecord, ProductRecord } from "./records";
import type { Resolver } from "./resolvers";

/** What stands for `$app`, and for no namespace: the app's own, with its id. */
const APP_NAMESPACE = "app--1";
/** metafieldsSet takes no more (facts/shopify-platform.md section 3). */
const MAX_SET = 25;
/** Array inputs are capped. */
const MAX_DELETED = 250;

export interface MetafieldName {
  namespace?: string | null | undefined;
  key: string;
}

interface MetafieldInput extends MetafieldName {
  ownerId: string;
  type?: string | null;
  value: string;
}

interface MetafieldError extends UserError {
  elementIndex: number | null;
}

export const metafieldResolvers: Record<string, Resolver> = {
  id: ({ id }: MetafieldRecord) => gid("Metafield", id),
  createdAt: ({ createdAt }: MetafieldRecord) => isoTime(createdAt),
  updatedAt: ({ updatedAt }: MetafieldRecord) => isoTime(updatedAt),
};

export const metafieldMutations: Record<string, Resolver> = {
  metafieldsSet(
    _: unknown,
    { metafields }: { metafields: MetafieldInput[] },
    context: GraphqlContext,
  ) {
    // Metafields of products follow the products' scope.
    demandScope(context, "write_products", "metafieldsSet");
    if (metafields.length > MAX_SET) return { metafields: null, userErrors: [tooMany()] };
    const userErrors = metafields.flatMap((input, index) => problemsOf(input, index, context));
    // All or nothing.
    if (userErrors.length > 0) return { metafields: null, userErrors };
    return { metafields: metafields.map((input) => set(input, context)), userErrors };
  },

  metafieldsDelete(
    _: unknown,
    { metafields }: { metafields: MetafieldInput[] },
    context: GraphqlContext,
  ) {
    demandScope(context, "write_products", "metafieldsDelete");
    if (metafields.length > MAX_DELETED)
      throw new BadRequest(
        `The input array size of ${metafields.length} is greater than the maximum allowed of ${MAX_DELETED}.`,
      );
    const foreign = metafields.flatMap(({ namespace }, index) =>
      isForeign(namespace)
        ? [{ field: ["metafields", String(index)], message: "Access to this namespace is denied" }]
        : [],
    );
    if (foreign.length > 0) return { deletedMetafields: [], userErrors: foreign };
    return { deletedMetafields: metafields.map((input) => remove(input, context)), userErrors: [] };
  },
};

export function metafieldOf(
  { metafields = [] }: ProductRecord,
  name: MetafieldName,
): MetafieldRecord | undefined {
  return metafields.find((each) => isNamed(each, name));
}

function isNamed(metafield: MetafieldRecord, { namespace, key }: MetafieldName): boolean {
  return metafield.namespace === resolved(namespace) && metafield.key === key;
}

function resolved(namespace: string | null | undefined): string {
  return (namespace ?? "$app").replace(/^\$app/, APP_NAMESPACE);
}

function isForeign(namespace: string | null | undefined): boolean {
  return /^app--/.test(resolved(namespace)) && !resolved(namespace).startsWith(APP_NAMESPACE);
}

function ownerOf(ownerId: string, { shop }: GraphqlContext): ProductRecord | undefined {
  const parsed = parseGid(ownerId);
  return parsed?.type === "Product" ? shop.products.get(Number(parsed.id)) : undefined;
}

function declaredType({ namespace, key }: MetafieldName, { store }: GraphqlContext) {
  if (resolved(namespace) !== APP_NAMESPACE) return undefined;
  return store.options.productMetafields?.find((each) => each.key === key)?.type;
}

/** Codes are those of the schema; the words are a guess where no answer was seen. */
function problemsOf(
  input: MetafieldInput,
  index: number,
  context: GraphqlContext,
): MetafieldError[] {
  const problem = (field: string, code: string, message: string): MetafieldError[] => [
    { field: ["metafields", String(index), field], code, message, elementIndex: index },
  ];
  const { namespace, key, value } = input;
  if (isForeign(namespace))
    return problem(
      "namespace",
      "APP_NOT_AUTHORIZED",
      "Access to this namespace and key is denied.",
    );
  if (!ownerOf(input.ownerId, context))
    return problem("ownerId", "INVALID", "Owner does not exist.");
  if (!/^[\w-]{2,64}$/.test(key))
    return problem("key", key.length < 2 ? "TOO_SHORT" : "INVALID", "Key is invalid.");
  const declared = declaredType(input, context);
  if (!declared && !input.type) return problem("type", "BLANK", "Type can't be blank.");
  if (declared && input.type && input.type !== declared)
    return problem("type", "INVALID_TYPE", `Type must be consistent with the definition's type.`);
  if (value === "") return problem("value", "BLANK", "Value can't be blank.");
  const type = declared ?? input.type;
  if (type === "single_line_text_field" && /[\r\n]/.test(value))
    return problem("value", "INVALID_VALUE", "Value must be a single line text string.");
  return [];
}

function tooMany(): MetafieldError {
  return {
    field: ["metafields"],
    code: "LESS_THAN_OR_EQUAL_TO",
    message: `Exceeded the maximum metafields input limit of ${MAX_SET}.`,
    elementIndex: null,
  };
}

function set(input: MetafieldInput, context: GraphqlContext): MetafieldRecord {
  const product = ownerOf(input.ownerId, context) as ProductRecord;
  const before = metafieldOf(product, input);
  const metafield: MetafieldRecord = {
    __typename: "Metafield",
    id: before?.id ?? product.id * 16 + (product.metafields?.length ?? 0),
    namespace: resolved(input.namespace),
    key: input.key,
    type: declaredType(input, context) ?? input.type ?? "",
    value: input.value,
    createdAt: before?.createdAt ?? context.now,
    updatedAt: context.now,
  };
  const others = (product.metafields ?? []).filter((each) => each !== before);
  change(product, [...others, metafield], context);
  return metafield;
}

/** A metafield that is not there is no error: null stands in its place. */
function remove(input: MetafieldInput, context: GraphqlContext): object | null {
  const product = ownerOf(input.ownerId, context);
  const metafield = product && metafieldOf(product, input);
  if (!product || !metafield) return null;
  change(product, product.metafields?.filter((each) => each !== metafield) ?? [], context);
  return { ownerId: input.ownerId, namespace: metafield.namespace, key: metafield.key };
}

/** Its products' time moves with a metafield, and the webhook comes, as with any other change (confidence: medium). */
function change(
  product: ProductRecord,
  metafields: readonly MetafieldRecord[],
  { store, shop, now }: GraphqlContext,
): void {
  store.putProduct({ ...product, metafields, updatedAt: now }, shop, "products/update");
}
