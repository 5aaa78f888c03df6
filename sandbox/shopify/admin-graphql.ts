import {
  type DocumentNode,
  execute,
  getOperationAST,
  GraphQLError,
  type GraphQLFieldResolver,
  type OperationDefinitionNode,
  parse,
  validate,
} from "graphql";
import { bulkMutations } from "./bulk-mutations";
import { fragmentsOf } from "./bulk-query-rules";
import { graphqlContext, type GraphqlContext, typeNameOf } from "./graphql-context";
import { asShopifyError, BadRequest, type FormattedError } from "./graphql-errors";
import { InvalidCursor, type Listing, type Page, type PageArguments, pageOf } from "./listing";
import { listings } from "./listings";
import { metafieldMutations } from "./metafields";
import { productMutations } from "./product-mutations";
import { UnplayedSearch } from "./product-search";
import { queryCost, variablesOf } from "./query-cost";
import type { ThrottleStatus } from "./rate-bucket";
import { queryResolvers } from "./query-resolvers";
import { type Resolver, resolvers } from "./resolvers";
import { adminSchema } from "./schema";
import type { Shop } from "./shop";
import { stagedUploadMutations } from "./staged-upload-mutations";
import type { ShopifyStore } from "./store";
import { variantMutations } from "./variants";

/** One query may not ask for more, whatever the plan (facts/shopify-platform.md section 1). */
const MAX_COST = 1_000;
const MAX_PAGE = 250;

export interface GraphqlRequest {
  query: string;
  variables?: Record<string, unknown> | null;
  operationName?: string | null;
}

export interface GraphqlAnswer {
  data?: unknown;
  errors?: FormattedError[];
  extensions?: { cost: QueryCost };
}

interface QueryCost {
  requestedQueryCost: number;
  actualQueryCost: number | null;
  throttleStatus: ThrottleStatus;
}

/** Parses, validates, meters and runs one operation, in this order, as Shopify does; always HTTP 200. */
export async function answerGraphql(
  request: GraphqlRequest,
  shop: Shop,
  store: ShopifyStore,
): Promise<GraphqlAnswer> {
  const document = parsed(request.query);
  if (document instanceof GraphQLError) return { errors: [asShopifyError(document)] };
  const invalid = validate(adminSchema, document);
  if (invalid.length > 0) return { errors: invalid.map(asShopifyError) };
  const operation = getOperationAST(document, request.operationName);
  if (!operation)
    return {
      errors: [{ message: "An operation name is required", extensions: { code: "BAD_REQUEST" } }],
    };
  return metered({ request, document, operation }, shop, store);
}

interface Prepared {
  request: GraphqlRequest;
  document: DocumentNode;
  operation: OperationDefinitionNode;
}

async function metered(
  prepared: Prepared,
  shop: Shop,
  store: ShopifyStore,
): Promise<GraphqlAnswer> {
  const { request, document, operation } = prepared;
  const costed = {
    operation,
    fragments: fragmentsOf(document),
    variables: variablesOf(operation, request.variables ?? {}),
  };
  const requested = queryCost(costed);
  const costs = (actual: number | null) => ({
    cost: {
      requestedQueryCost: requested,
      actualQueryCost: actual,
      throttleStatus: shop.bucket.status(),
    },
  });
  if (requested > MAX_COST) return { errors: [tooExpensive(requested)] };
  if (!shop.bucket.take(requested)) return { errors: [THROTTLED], extensions: costs(null) };
  const answer = await run(prepared, graphqlContext(store, shop));
  const actual = answer.data ? Math.min(requested, queryCost(costed, answer.data)) : 0;
  shop.bucket.giveBack(requested - actual);
  return { ...answer, extensions: costs(actual) };
}

async function run(
  { request, document }: Prepared,
  context: GraphqlContext,
): Promise<GraphqlAnswer> {
  const { data, errors } = await execute({
    schema: adminSchema,
    document,
    contextValue: context,
    variableValues: request.variables ?? {},
    operationName: request.operationName,
    fieldResolver,
    typeResolver: typeNameOf,
  });
  return errors?.length ? { data: data ?? null, errors: errors.map(asShopifyError) } : { data };
}

const ROOTS: Record<string, Record<string, Resolver> | undefined> = {
  QueryRoot: queryResolvers,
  Mutation: {
    ...bulkMutations,
    ...metafieldMutations,
    ...productMutations,
    ...stagedUploadMutations,
    ...variantMutations,
  },
};

// graphql-js gives a field resolver four parameters.
const fieldResolver: GraphQLFieldResolver<unknown, GraphqlContext> = (...asked) => {
  const [source, args, context, { parentType, fieldName }] = asked;
  const { name } = parentType;
  const listing = listings[name]?.[fieldName];
  if (listing)
    return listed(() => listing(source as never, args as never, context), args, fieldName);
  const resolver = (ROOTS[name] ?? resolvers[name])?.[fieldName];
  if (resolver) return resolver(source as never, args as never, context);
  return (source as Record<string, unknown> | undefined)?.[fieldName];
};

function listed(listing: () => Listing, args: PageArguments, field: string): Page {
  try {
    return pageOf(listing(), checkedPage(args, field));
  } catch (error) {
    const isRefused = error instanceof InvalidCursor || error instanceof UnplayedSearch;
    throw isRefused ? new BadRequest(error.message) : error;
  }
}

function checkedPage(args: PageArguments, field: string): PageArguments {
  const { first, last } = args;
  const [hasFirst, hasLast] = [typeof first === "number", typeof last === "number"];
  if (!hasFirst && !hasLast) throw new BadRequest("you must provide one of first or last");
  if (hasFirst && hasLast) throw new BadRequest("providing both first and last is not supported");
  const size = first ?? last ?? 0;
  if (size < 0 || size > MAX_PAGE) {
    throw new BadRequest(
      `Argument '${hasFirst ? "first" : "last"}' on Field '${field}' has an invalid value. Must be between 0 and ${MAX_PAGE}.`,
    );
  }
  return args;
}

function parsed(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query);
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

const THROTTLED: FormattedError = {
  message: "Throttled",
  extensions: { code: "THROTTLED", documentation: "https://shopify.dev/api/usage/rate-limits" },
};

function tooExpensive(cost: number): FormattedError {
  return {
    message: `Query cost is ${cost}, which exceeds the single query max cost limit (${MAX_COST}).\n\nSee https://shopify.dev/concepts/about-apis/rate-limits for more information on how the\ncost of a query is calculated.\n\nTo query larger amounts of data with fewer limits, bulk operations should be used instead.\nSee https://shopify.dev/docs/api/usage/bulk-operations/queries for usage details.\n`,
    extensions: {
      code: "MAX_COST_EXCEEDED",
      cost,
      maxCost: MAX_COST,
      documentation: "https://shopify.dev/api/usage/rate-limits",
    },
  };
}
