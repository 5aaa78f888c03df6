import { parseGid } from "./gid";
import { demandScope, type GraphqlContext } from "./graphql-context";
import type { UserError } from "./graphql-errors";
import { type MediaInput, mediaFromInputs } from "./media-intake";
import { handleOf, type ProductRecord } from "./records";
import type { Resolver } from "./resolvers";
import type { ShopProducts } from "./shop-products";
import type { TaxonomyCategory } from "./taxonomy";

export const productMutations: Record<string, Resolver> = {
  productCreate(
    _: unknown,
    { product: input, media }: ProductMutationArguments,
    context: GraphqlContext,
  ) {
    demandScope(context, "write_products", "productCreate");
    const userErrors = problemsOfProduct(input, context, true);
    if (userErrors.length > 0) return { product: null, shop: context.shop, userErrors };
    const { shop, store, now } = context;
    const id = shop.products.nextId();
    const title = input?.title ?? "";
    const product: ProductRecord = {
      __typename: "Product",
      id,
      title,
      handle: input?.handle ?? freeHandle(handleOf(title), shop.products),
      descriptionHtml: "",
      vendor: shop.name,
      productType: "",
      tags: [],
      status: "ACTIVE",
      createdAt: now,
      updatedAt: now,
      ...ownFields(input),
      category: categoryOf(input, context),
      media: [],
    };
    const record = { ...product, media: mediaFromInputs(media ?? [], product, context) };
    return { product: store.putProduct(record, shop, "products/create"), shop, userErrors };
  },

  productUpdate(
    _: unknown,
    { product: input, media }: ProductMutationArguments,
    context: GraphqlContext,
  ) {
    demandScope(context, "write_products", "productUpdate");
    const { shop, store, now } = context;
    const product = shop.products.get(Number(parseGid(input?.id ?? "")?.id));
    if (!product)
      return { product: null, userErrors: [{ field: ["id"], message: "Product does not exist" }] };
    const userErrors = problemsOfProduct(input, context, false);
    if (userErrors.length > 0) return { product: null, userErrors };
    const category = input?.category === undefined ? product.category : categoryOf(input, context);
    const added = mediaFromInputs(media ?? [], product, context);
    const record = {
      ...product,
      ...ownFields(input),
      category,
      media: [...product.media, ...added],
      updatedAt: now,
    };
    return { product: store.putProduct(record, shop, "products/update"), userErrors };
  },
};

interface ProductInput {
  id?: string | null;
  title?: string | null;
  handle?: string | null;
  descriptionHtml?: string | null;
  vendor?: string | null;
  productType?: string | null;
  tags?: string[] | null;
  status?: ProductRecord["status"] | null;
  category?: string | null;
}

interface ProductMutationArguments {
  product?: ProductInput | null;
  media?: MediaInput[] | null;
}

function problemsOfProduct(
  input: ProductInput | null | undefined,
  context: GraphqlContext,
  isNew: boolean,
): UserError[] {
  const problems: UserError[] = [];
  const isBlank = isNew ? !input?.title?.trim() : input?.title?.trim() === "";
  if (isBlank) problems.push({ field: ["title"], message: "Title can't be blank" });
  if ((input?.title?.length ?? 0) > 255)
    problems.push({ field: ["title"], message: "Title is too long (maximum is 255 characters)" });
  const holder = input?.handle ? context.shop.products.findByHandle(input.handle) : undefined;
  // Unique since 2025-01 (Shopify's changelog "New validation against duplicate handles"); its words are a guess.
  if (holder && holder.id !== Number(parseGid(input?.id ?? "")?.id))
    problems.push({
      field: ["handle"],
      message: `Handle '${input?.handle}' already in use. Please provide a new handle.`,
    });
  if (input?.category && !context.shop.taxonomy.get(input.category)) {
    problems.push({ field: ["category"], message: "Category is invalid" });
  }
  return problems;
}

/** A generated handle is never refused: a number makes it unique. */
function freeHandle(handle: string, products: ShopProducts): string {
  let free = handle;
  for (let number = 1; products.findByHandle(free); number += 1) free = `${handle}-${number}`;
  return free;
}

function ownFields(input: ProductInput | null | undefined): Partial<ProductRecord> {
  const { id: _id, category: _category, ...own } = input ?? {};
  return Object.fromEntries(
    Object.entries(own).filter(([, value]) => value !== null && value !== undefined),
  );
}

function categoryOf(
  input: ProductInput | null | undefined,
  { shop }: GraphqlContext,
): TaxonomyCategory | null {
  return shop.taxonomy.get(input?.category ?? "") ?? null;
}
