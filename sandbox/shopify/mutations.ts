import { MAX_RUNNING } from "./bulk-operations";
import { checkBulkQuery } from "./bulk-query-rules";
import { gid, parseGid } from "./gid";
import { demandScope, type GraphqlContext } from "./graphql-context";
import { BadRequest } from "./graphql-errors";
import { type MediaInput, mediaFromInputs } from "./media-intake";
import { type ProductRecord } from "./records";
import type { Resolver } from "./resolvers";
import type { TaxonomyCategory } from "./taxonomy";

interface UserError {
  field: string[] | null;
  message: string;
  code?: string;
}

export const mutations: Record<string, Resolver> = {
  bulkOperationRunQuery(
    _: unknown,
    { query, groupObjects }: { query: string; groupObjects: boolean },
    context: GraphqlContext,
  ) {
    const { bulkOperations } = context.shop;
    const running = bulkOperations.running();
    if (running.length >= MAX_RUNNING)
      return {
        bulkOperation: null,
        userErrors: [inProgress(gid("BulkOperation", running[0]?.number ?? 0))],
      };
    const checked = checkBulkQuery(query);
    if ("messages" in checked) {
      const userErrors = checked.messages.map((message) => ({
        field: ["query"],
        message,
        code: "INVALID",
      }));
      return { bulkOperation: null, userErrors };
    }
    return {
      bulkOperation: bulkOperations.create({ query, groupObjects, plan: checked.plan, context }),
      userErrors: [],
    };
  },

  bulkOperationCancel(_: unknown, { id }: { id: string }, { shop }: GraphqlContext) {
    const parsed = parseGid(id);
    if (parsed?.type !== "BulkOperation") throw new BadRequest(`Invalid global id '${id}'`);
    const operation = shop.bulkOperations.find(Number(parsed.id));
    if (!operation)
      return {
        bulkOperation: null,
        userErrors: [{ field: ["id"], message: "Bulk operation does not exist" }],
      };
    if (!shop.bulkOperations.running().includes(operation)) {
      const message =
        "A bulk operation cannot be canceled when it is " + operation.status.toLowerCase();
      return { bulkOperation: operation, userErrors: [{ field: null, message }] };
    }
    shop.bulkOperations.cancel(operation);
    return { bulkOperation: operation, userErrors: [] };
  },

  stagedUploadsCreate(
    _: unknown,
    { input }: { input: StagedUploadInput[] },
    context: GraphqlContext,
  ) {
    if (input.length > 250)
      throw new BadRequest("The input array size is greater than the maximum allowed of 250.");
    const userErrors = input.flatMap(problemsOfStagedUpload);
    const stagedTargets = input.map((each, index) =>
      problemsOfStagedUpload(each, index).length > 0
        ? { url: null, resourceUrl: null, parameters: [] }
        : context.store.uploads.createTarget({
            shopId: context.shop.id,
            fileName: each.filename,
            mimeType: each.mimeType,
            httpMethod: each.httpMethod,
          }),
    );
    return { stagedTargets, userErrors };
  },

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
      handle: input?.handle ?? handleOf(title),
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

interface StagedUploadInput {
  filename: string;
  mimeType: string;
  resource: string;
  httpMethod: "PUT" | "POST";
}

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

function inProgress(id: string): UserError {
  const message = `A bulk query operation for this app and shop is already in progress: ${id}.`;
  return { field: null, message, code: "OPERATION_IN_PROGRESS" };
}

function problemsOfStagedUpload(
  { resource, mimeType, filename }: StagedUploadInput,
  index: number,
): UserError[] {
  const at = (field: string) => ["input", String(index), field];
  if (resource !== "IMAGE" && resource !== "PRODUCT_IMAGE")
    return [{ field: at("resource"), message: `The sandbox plays no ${resource}` }];
  if (!filename) return [{ field: at("filename"), message: "Filename can't be blank" }];
  const isImage = /^image\/(jpe?g|png|gif|webp|heic|svg\+xml)$/.test(mimeType);
  return isImage
    ? []
    : [{ field: at("mimeType"), message: `${mimeType} is not a recognized format` }];
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
  if (input?.category && !context.shop.taxonomy.get(input.category)) {
    problems.push({ field: ["category"], message: "Category is invalid" });
  }
  return problems;
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

function handleOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
}
