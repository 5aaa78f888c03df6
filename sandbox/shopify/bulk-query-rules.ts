import {
  type DocumentNode,
  type FieldNode,
  getNamedType,
  getNullableType,
  GraphQLError,
  isListType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { type BulkPlan, bulkPlan, type Fragments, UnplayedBulkQuery } from "./bulk-plan";
import { asShopifyError } from "./graphql-errors";
import { adminSchema } from "./schema";

export type CheckedBulkQuery = { plan: BulkPlan } | { messages: string[] };

/**
 * The rules of a bulk query (facts/shopify-platform.md section 2). The words are those that Shopify answered to
 * recorded requests, as Shopify's own draft proxy repeats them in its tests (confidence: medium).
 */
export function checkBulkQuery(query: string): CheckedBulkQuery {
  const document = parsed(query);
  if (!document) return { messages: ["Invalid bulk query: syntax error, unexpected end of file"] };
  const operations = document.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  const [operation] = operations;
  if (!operation || operations.length > 1)
    return { messages: ["Invalid bulk query: exactly one operation is expected"] };
  if (operation.operation !== "query")
    return { messages: ["Invalid operation type. Only `query` operations are supported."] };
  const invalid = validate(adminSchema, document).map(
    (error) => `Invalid bulk query: ${asShopifyError(error).message}`,
  );
  if (invalid.length > 0) return { messages: invalid };
  const messages = brokenRules(document, operation);
  return messages.length > 0 ? { messages } : planned(document, operation);
}

function planned(document: DocumentNode, operation: OperationDefinitionNode): CheckedBulkQuery {
  try {
    return { plan: bulkPlan(operation, fragmentsOf(document)) };
  } catch (error) {
    if (error instanceof UnplayedBulkQuery) return { messages: [error.message] };
    throw error;
  }
}

function parsed(query: string): DocumentNode | null {
  try {
    return parse(query);
  } catch (error) {
    if (error instanceof GraphQLError) return null;
    throw error;
  }
}

interface Findings {
  connections: number;
  depth: number;
  byNodes: string[];
  withoutId: string[];
  isInsideList: boolean;
}

function brokenRules(document: DocumentNode, operation: OperationDefinitionNode): string[] {
  const { connections, depth, byNodes, withoutId, isInsideList } = findingsIn(inlined(document));
  const topLevel = operation.selectionSet.selections.flatMap((each) =>
    each.kind === Kind.FIELD ? [each.name.value] : [],
  );
  const nodeFields = topLevel.filter((name) => name === "node" || name === "nodes");
  const broken = [
    byNodes.length > 0 &&
      `All connection fields in a bulk query must select their contents using 'edges' > 'node', e.g: 'products { edges { node {'. Selecting via 'nodes' is not supported. Invalid connection fields: '${byNodes.join("', '")}'.`,
    ...nodeFields.map((name) => `Bulk queries cannot contain a top level \`${name}\` field.`),
    depth > 2 && "Bulk queries cannot contain connections with a nesting depth greater than 2.",
    connections > 5 && "Bulk queries cannot contain more than 5 connections.",
    withoutId.length > 0 &&
      `The parent 'node' field for a nested connection must select the 'id' field without an alias and must be of 'ID' return type. Connection fields without 'id': ${withoutId.join(", ")}.`,
    isInsideList &&
      "Queries that contain a connection field within a list field are not currently supported.",
    connections === 0 &&
      byNodes.length === 0 &&
      "Bulk queries must contain at least one connection.",
  ];
  return broken.filter((message) => typeof message === "string");
}

function findingsIn(document: DocumentNode): Findings {
  const findings: Findings = {
    connections: 0,
    depth: 0,
    byNodes: [],
    withoutId: [],
    isInsideList: false,
  };
  const open: { field: FieldNode; isConnection: boolean; isList: boolean }[] = [];
  const types = new TypeInfo(adminSchema);
  const fieldVisitor = {
    enter(field: FieldNode) {
      const isConnection = Boolean(getNamedType(types.getType())?.name.endsWith("Connection"));
      const isList = isListType(getNullableType(types.getType())) && field.name.value !== "edges";
      if (isConnection) noteConnection(field, findings, open);
      open.push({ field, isConnection, isList });
    },
    leave() {
      open.pop();
    },
  };
  visit(document, visitWithTypeInfo(types, { Field: fieldVisitor }));
  return findings;
}

function noteConnection(
  field: FieldNode,
  findings: Findings,
  open: { field: FieldNode; isConnection: boolean; isList: boolean }[],
): void {
  const parents = open.filter((each) => each.isConnection);
  const parent = parents.at(-1)?.field;
  findings.connections += 1;
  findings.depth = Math.max(findings.depth, parents.length + 1);
  if (childOf(field, "nodes")) findings.byNodes.push(field.name.value);
  if (open.some((each) => each.isList)) findings.isInsideList = true;
  const parentNode = parent && childOf(childOf(parent, "edges"), "node");
  const hasId = parentNode && !childOf(parentNode, "id")?.alias && childOf(parentNode, "id");
  if (parent && !hasId && !findings.withoutId.includes(parent.name.value))
    findings.withoutId.push(parent.name.value);
}

function childOf(field: FieldNode | undefined, name: string): FieldNode | undefined {
  return fieldsIn(field?.selectionSet).find((each) => each.name.value === name);
}

function fieldsIn(selectionSet: SelectionSetNode | undefined): FieldNode[] {
  return (selectionSet?.selections ?? []).flatMap((each) => {
    if (each.kind === Kind.FIELD) return [each];
    return each.kind === Kind.INLINE_FRAGMENT ? fieldsIn(each.selectionSet) : [];
  });
}

export function fragmentsOf(document: DocumentNode): Fragments {
  const fragments = document.definitions.filter((each) => each.kind === Kind.FRAGMENT_DEFINITION);
  return Object.fromEntries(fragments.map((each) => [each.name.value, each]));
}

/** The document with every named fragment in the place of its use. */
function inlined(document: DocumentNode): DocumentNode {
  const fragments = fragmentsOf(document);
  const replaced = visit(document, {
    FragmentSpread: {
      enter(spread) {
        const fragment = fragments[spread.name.value];
        return (
          fragment && {
            kind: Kind.INLINE_FRAGMENT,
            typeCondition: fragment.typeCondition,
            selectionSet: fragment.selectionSet,
          }
        );
      },
    },
    FragmentDefinition: () => null,
  });
  return replaced;
}
