import { setImmediate as nextTurn } from "node:timers/promises";
import type { BulkOperation } from "./bulk-operations";
import type { BulkConnection } from "./bulk-plan";
import { gid } from "./gid";
import { type GraphqlContext, typeNameOf } from "./graphql-context";

/** How many parents come before the first of their children, when objects are not grouped. */
const PAGE = 250;
/** Nodes read before other work of the process gets its turn. */
const NODES_PER_TURN = 1_000;

interface Parent {
  source: unknown;
  id?: string;
}

interface ListedNode {
  node: unknown;
  parentId?: string;
}

/**
 * The JSONL file, line by line, made while it is read. Children come after their parent; without `groupObjects`
 * not directly after it, since 2026-01 the default (facts/shopify-platform.md section 2).
 */
export function* bulkLines({ plan, context, groupObjects }: BulkOperation): Generator<string> {
  const lines = groupObjects ? groupedLines : pagedLines;
  for (const connection of plan.roots) yield* lines(connection, [{ source: null }], context);
}

function* groupedLines(
  connection: BulkConnection,
  parents: Parent[],
  context: GraphqlContext,
): Generator<string> {
  for (const listed of nodesOf(connection, parents, context)) {
    yield lineOf(connection, listed, context);
    for (const child of connection.planFor(listed.node).children)
      yield* groupedLines(child, [parentOf(listed.node)], context);
  }
}

function* pagedLines(
  connection: BulkConnection,
  parents: Parent[],
  context: GraphqlContext,
): Generator<string> {
  for (const page of pagesOf(nodesOf(connection, parents, context))) {
    for (const listed of page) yield lineOf(connection, listed, context);
    for (const [child, childParents] of childrenOf(connection, page))
      yield* pagedLines(child, childParents, context);
  }
}

function childrenOf(connection: BulkConnection, page: ListedNode[]): Map<BulkConnection, Parent[]> {
  const parents = new Map<BulkConnection, Parent[]>();
  for (const { node } of page) {
    for (const child of connection.planFor(node).children)
      parents.set(child, [...(parents.get(child) ?? []), parentOf(node)]);
  }
  return parents;
}

function* nodesOf(
  connection: BulkConnection,
  parents: Parent[],
  context: GraphqlContext,
): Generator<ListedNode> {
  for (const { source, id } of parents) {
    for (const node of connection.list(source, context).upwards()) yield { node, parentId: id };
  }
}

function* pagesOf(nodes: Iterable<ListedNode>): Generator<ListedNode[]> {
  let page: ListedNode[] = [];
  for (const node of nodes) {
    page.push(node);
    if (page.length < PAGE) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

function lineOf(
  connection: BulkConnection,
  { node, parentId }: ListedNode,
  context: GraphqlContext,
): string {
  const object = connection.planFor(node).line(node, context);
  if (parentId !== undefined) object.__parentId = parentId;
  return JSON.stringify(object);
}

function parentOf(node: unknown): Parent {
  return { source: node, id: gid(typeNameOf(node) ?? "", (node as { id: number }).id) };
}

/** Sets the operation's counts without writing a line; stops when `goesOn` says no. */
export async function countBulkObjects(
  operation: BulkOperation,
  goesOn: () => boolean,
): Promise<void> {
  for (const connection of operation.plan.roots) {
    for (const { node } of nodesOf(connection, [{ source: null }], operation.context)) {
      operation.rootObjectCount += 1;
      operation.objectCount += 1 + descendantsOf(connection, node, operation.context);
      if (operation.rootObjectCount % NODES_PER_TURN !== 0) continue;
      await nextTurn();
      if (!goesOn()) return;
    }
  }
}

function descendantsOf(connection: BulkConnection, node: unknown, context: GraphqlContext): number {
  let count = 0;
  for (const child of connection.planFor(node).children) {
    for (const { node: childNode } of nodesOf(child, [parentOf(node)], context)) {
      count += 1 + descendantsOf(child, childNode, context);
    }
  }
  return count;
}
