import { type BulkOperation, MAX_RUNNING } from "./bulk-operations";
import type { BulkPlan } from "./bulk-plan";
import { checkBulkQuery } from "./bulk-query-rules";
import { gid, parseGid } from "./gid";
import type { GraphqlContext } from "./graphql-context";
import { BadRequest, type UserError } from "./graphql-errors";
import { UnplayedSearch } from "./product-search";
import type { Resolver } from "./resolvers";

interface BulkPayload {
  bulkOperation: BulkOperation | null;
  userErrors: UserError[];
}

interface RunArguments {
  query: string;
  groupObjects: boolean;
}

export const bulkMutations: Record<string, Resolver> = {
  bulkOperationRunQuery(_: unknown, args: RunArguments, context: GraphqlContext): BulkPayload {
    const { bulkOperations } = context.shop;
    const [running] = bulkOperations.running();
    if (running && bulkOperations.running().length >= MAX_RUNNING)
      return refused([inProgress(running)]);
    const checked = checkBulkQuery(args.query);
    if ("messages" in checked) return refused(checked.messages.map(invalid));
    const unplayed = unplayedSearchIn(checked.plan, context);
    if (unplayed) return refused([invalid(unplayed)]);
    const bulkOperation = bulkOperations.create({ ...args, plan: checked.plan, context });
    return { bulkOperation, userErrors: [] };
  },

  bulkOperationCancel(_: unknown, { id }: { id: string }, { shop }: GraphqlContext): BulkPayload {
    const parsed = parseGid(id);
    if (parsed?.type !== "BulkOperation") throw new BadRequest(`Invalid global id '${id}'`);
    const operation = shop.bulkOperations.find(Number(parsed.id));
    if (!operation) return refused([{ field: ["id"], message: "Bulk operation does not exist" }]);
    if (!shop.bulkOperations.running().includes(operation)) {
      const state = operation.status.toLowerCase();
      const message = `A bulk operation cannot be canceled when it is ${state}`;
      return { bulkOperation: operation, userErrors: [{ field: null, message }] };
    }
    shop.bulkOperations.cancel(operation);
    return { bulkOperation: operation, userErrors: [] };
  },
};

function refused(userErrors: UserError[]): BulkPayload {
  return { bulkOperation: null, userErrors };
}

function invalid(message: string): UserError {
  return { field: ["query"], message, code: "INVALID" };
}

function inProgress({ number }: BulkOperation): UserError {
  const id = gid("BulkOperation", number);
  const message = `A bulk query operation for this app and shop is already in progress: ${id}.`;
  return { field: null, message, code: "OPERATION_IN_PROGRESS" };
}

/** A search that the sandbox does not understand must not fail in the middle of the file. */
function unplayedSearchIn({ roots }: BulkPlan, context: GraphqlContext): string | null {
  if (!context.canRead) return null;
  try {
    for (const root of roots) root.list(null, context);
    return null;
  } catch (error) {
    if (error instanceof UnplayedSearch) return error.message;
    throw error;
  }
}
