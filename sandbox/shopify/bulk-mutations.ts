import { MAX_RUNNING } from "./bulk-operations";
import { checkBulkQuery } from "./bulk-query-rules";
import { gid, parseGid } from "./gid";
import type { GraphqlContext } from "./graphql-context";
import { BadRequest, type UserError } from "./graphql-errors";
import type { Resolver } from "./resolvers";

export const bulkMutations: Record<string, Resolver> = {
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
};

function inProgress(id: string): UserError {
  const message = `A bulk query operation for this app and shop is already in progress: ${id}.`;
  return { field: null, message, code: "OPERATION_IN_PROGRESS" };
}
