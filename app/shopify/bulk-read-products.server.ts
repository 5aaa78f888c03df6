import { z } from "zod";
import { queryAdmin, type AdminApi } from "./admin-graphql.server";
import type { CatalogFile } from "./catalog-lines.server";
import { ShopifyError } from "./errors";

// `featuredMedia` is a plain field, so the picture that stands for a product comes with the product itself:
// mapping it need not wait for its other pictures, which come anywhere later in the file.
const PRODUCTS_QUERY = `#graphql
  query CatalogForMapping {
    products {
      edges {
        node {
          id
          title
          handle
          descriptionHtml
          productType
          vendor
          tags
          status
          updatedAt
          category { id name fullName }
          featuredMedia {
            mediaContentType
            ... on MediaImage {
              id
              image { url(transform: { maxWidth: 1200, preferredContentType: JPG }) }
            }
          }
          media {
            edges {
              node {
                mediaContentType
                ... on MediaImage {
                  id
                  image { url(transform: { maxWidth: 1200, preferredContentType: JPG }) }
                }
              }
            }
          }
          collections {
            edges {
              node {
                id
                title
              }
            }
          }
        }
      }
    }
  }
`;

const TIMES_QUERY = `#graphql
  query CatalogTimes {
    products {
      edges {
        node {
          id
          updatedAt
        }
      }
    }
  }
`;

const START = `#graphql
  mutation StartCatalogRead($query: String!) {
    bulkOperationRunQuery(query: $query, groupObjects: false) {
      bulkOperation { id status }
      userErrors { code field message }
    }
  }
`;

const STATE = `#graphql
  query CatalogReadState($id: ID!) {
    bulkOperation(id: $id) {
      id
      status
      errorCode
      createdAt
      objectCount
      rootObjectCount
      url
    }
  }
`;

const CANCEL = `#graphql
  mutation CancelCatalogRead($id: ID!) {
    bulkOperationCancel(id: $id) {
      bulkOperation { id status }
      userErrors { field message }
    }
  }
`;

const startSchema = z.object({
  bulkOperationRunQuery: z.object({
    bulkOperation: z.object({ id: z.string() }).nullable(),
    userErrors: z.array(z.object({ code: z.string().nullable(), message: z.string() })),
  }),
});

const stateSchema = z.object({
  bulkOperation: z
    .object({
      status: z.enum([
        "CREATED",
        "RUNNING",
        "COMPLETED",
        "CANCELING",
        "CANCELED",
        "FAILED",
        "EXPIRED",
      ]),
      errorCode: z.string().nullable(),
      createdAt: z.coerce.date(),
      objectCount: z.coerce.number(),
      rootObjectCount: z.coerce.number(),
      url: z.string().nullable(),
    })
    .nullable(),
});

type CompletedOperation = NonNullable<z.infer<typeof stateSchema>["bulkOperation"]>;

/** How far Shopify is with writing the catalog's file. */
export type CatalogRead =
  | { state: "writing" }
  /** `file` is null when there is nothing to be read. */
  | { state: "written"; file: CatalogFile | null; startedAt: Date }
  | { state: "failed"; code: string };

/** Asks Shopify to write the catalog, or what changed in it since a time, to a file. Answers the operation's id, or null while too many run. */
export function startCatalogRead(api: AdminApi, changedSince: Date | null): Promise<string | null> {
  return startBulkQuery(
    api,
    PRODUCTS_QUERY.replace("products {", `products${changedFilter(changedSince)} {`),
  );
}

/** Asks for no more than which products there are and when each changed. */
export function startTimesRead(api: AdminApi): Promise<string | null> {
  return startBulkQuery(api, TIMES_QUERY);
}

async function startBulkQuery(api: AdminApi, bulkQuery: string): Promise<string | null> {
  const { bulkOperationRunQuery } = await queryAdmin(api, {
    query: START,
    variables: { query: bulkQuery },
    schema: startSchema,
    isSafeToRepeat: false,
  });
  const [error] = bulkOperationRunQuery.userErrors;
  if (error && (error.code === "OPERATION_IN_PROGRESS" || error.code === "LIMIT_REACHED"))
    return null;
  if (error || !bulkOperationRunQuery.bulkOperation) {
    const message = error?.message ?? "no bulk operation";
    throw new ShopifyError({
      code: error?.code ?? "bulk",
      message,
      requestId: null,
      retryable: false,
    });
  }
  return bulkOperationRunQuery.bulkOperation.id;
}

// Products are read in the order they are searched by: large shops time out otherwise (shopify-platform, M).
function changedFilter(since: Date | null): string {
  return since ? `(query: "updated_at:>='${since.toISOString()}'", sortKey: UPDATED_AT)` : "";
}

/** How far the operation is. An operation that Shopify forgot has failed. */
export async function catalogReadState(api: AdminApi, id: string): Promise<CatalogRead> {
  const { bulkOperation } = await queryAdmin(api, {
    query: STATE,
    variables: { id },
    schema: stateSchema,
    isSafeToRepeat: true,
  });
  switch (bulkOperation?.status) {
    case "CREATED":
    case "RUNNING":
    case "CANCELING":
      return { state: "writing" };
    case "COMPLETED":
      return written(bulkOperation);
    default:
      return {
        state: "failed",
        code: bulkOperation?.errorCode ?? bulkOperation?.status ?? "NOT_FOUND",
      };
  }
}

function written({
  url,
  createdAt: startedAt,
  rootObjectCount: products,
  objectCount: objects,
}: CompletedOperation): CatalogRead {
  if (url !== null) return { state: "written", file: { url, products, objects }, startedAt };
  // No file is right where nothing was counted only.
  if (products > 0 || objects > 0) return { state: "failed", code: "NO_FILE" };
  return { state: "written", file: null, startedAt };
}

/** Stops an operation that nobody waits for any more. */
export async function cancelCatalogRead(api: AdminApi, id: string): Promise<void> {
  await queryAdmin(api, {
    query: CANCEL,
    variables: { id },
    schema: z.unknown(),
    isSafeToRepeat: true,
  });
}
