import {
  type FieldNode,
  type FragmentDefinitionNode,
  getArgumentValues,
  getNamedType,
  getNullableType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  isAbstractType,
  isLeafType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  doTypesOverlap,
  type GraphQLCompositeType,
  isCompositeType,
} from "graphql";
import { type GraphqlContext, typeNameOf } from "./graphql-context";
import type { Listing } from "./listing";
import { listings } from "./listings";
import { resolvers } from "./resolvers";
import { adminSchema } from "./schema";

/** A bulk query, made ready to write a million lines: each selected field is one function call. */
export interface BulkPlan {
  roots: BulkConnection[];
}

export interface BulkConnection {
  list(source: unknown, context: GraphqlContext): Listing;
  planFor(node: unknown): NodePlan;
}

interface NodePlan {
  line(node: unknown, context: GraphqlContext): Record<string, unknown>;
  children: BulkConnection[];
}

/** A construct that Shopify takes in a bulk query, but the sandbox does not. */
export class UnplayedBulkQuery extends Error {}

export type Fragments = Record<string, FragmentDefinitionNode>;

export function bulkPlan(operation: OperationDefinitionNode, fragments: Fragments): BulkPlan {
  const root = adminSchema.getQueryType();
  if (!root) throw new Error("The schema has no query type.");
  const topFields = fieldsOf(root, [operation.selectionSet], fragments);
  const { children } = new PlanBuilder(fragments).nodePlan(root, [operation.selectionSet]);
  if (children.length < topFields.size) {
    throw new UnplayedBulkQuery("The sandbox plays only connections at the top of a bulk query.");
  }
  return { roots: children };
}

type Read = (source: unknown, context: GraphqlContext) => unknown;

class PlanBuilder {
  constructor(private readonly fragments: Fragments) {}

  nodePlan(type: GraphQLObjectType, selections: SelectionSetNode[]): NodePlan {
    const fields = [...fieldsOf(type, selections, this.fragments)];
    const isConnection = ([, [node]]: (typeof fields)[number]) =>
      Boolean(listings[type.name]?.[node?.name.value ?? ""]);
    const readers = fields
      .filter((field) => !isConnection(field))
      .map(([key, nodes]) => [key, this.reader(type, nodes)] as const);
    const children = fields.filter(isConnection).map(([, nodes]) => this.connection(type, nodes));
    return { line: (node, context) => objectOf(readers, node, context), children };
  }

  private connection(type: GraphQLObjectType, nodes: FieldNode[]): BulkConnection {
    const [first] = nodes;
    const field = type.getFields()[first?.name.value ?? ""];
    const list = listings[type.name]?.[field?.name ?? ""];
    if (!first || !field || !list) throw new Error(`${type.name} lists no such connection.`);
    const args = getArgumentValues(field, first) as never;
    const nodeSelections = selectionsIn(selectionsIn(selectionsOf(nodes), "edges"), "node");
    const connectionType = getNamedType(field.type) as GraphQLObjectType;
    const edgeType = getNamedType(connectionType.getFields().edges?.type) as GraphQLObjectType;
    const nodeType = getNullableType(edgeType.getFields().node?.type) as GraphQLCompositeType;
    return {
      list: (source, context) => list(source as never, args, context),
      planFor: this.planChooser(nodeType, nodeSelections),
    };
  }

  private planChooser(
    type: GraphQLCompositeType,
    selections: SelectionSetNode[],
    check?: (plan: NodePlan) => void,
  ): (node: unknown) => NodePlan {
    const possible = isObjectType(type) ? [type] : adminSchema.getPossibleTypes(type as never);
    const plans = new Map(possible.map((each) => [each.name, this.nodePlan(each, selections)]));
    if (check) plans.forEach(check);
    const only = plans.size === 1 ? [...plans.values()][0] : undefined;
    return (node) => {
      const plan = only ?? plans.get(typeNameOf(node) ?? "");
      if (!plan) throw new Error("A node of unknown type.");
      return plan;
    };
  }

  private reader(type: GraphQLObjectType, nodes: FieldNode[]): Read {
    const [first] = nodes;
    const name = first?.name.value ?? "";
    if (name === "__typename") return () => type.name;
    const field = type.getFields()[name];
    if (!first || !field) throw new Error(`${type.name} has no field ${name}.`);
    const args = getArgumentValues(field, first) as never;
    const resolver = resolvers[type.name]?.[name];
    const complete = this.completer(field.type, selectionsOf(nodes));
    if (!resolver)
      return (source, context) => complete((source as Record<string, unknown>)[name], context);
    return (source, context) => complete(resolver(source as never, args, context), context);
  }

  private completer(type: GraphQLOutputType, selections: SelectionSetNode[]): Read {
    const nullable = getNullableType(type);
    if (isLeafType(nullable)) return (value) => value ?? null;
    if (isListType(nullable)) {
      const complete = this.completer(nullable.ofType as GraphQLOutputType, selections);
      return (value, context) =>
        Array.isArray(value) ? value.map((each) => complete(each, context)) : null;
    }
    const planFor = this.planChooser(nullable as GraphQLCompositeType, selections, (plan) => {
      if (plan.children.length === 0) return;
      throw new UnplayedBulkQuery("The sandbox plays no connection inside a plain object.");
    });
    return (value, context) => {
      if (value === null || value === undefined) return null;
      return planFor(value).line(value, context);
    };
  }
}

function objectOf(
  readers: (readonly [string, Read])[],
  source: unknown,
  context: GraphqlContext,
): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (const [key, read] of readers) object[key] = read(source, context);
  return object;
}

/** The fields selected on an object of this type, by response key, through all fragments that apply. */
function fieldsOf(
  type: GraphQLObjectType,
  selections: SelectionSetNode[],
  fragments: Fragments,
): Map<string, FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  const collect = (selectionSet: SelectionSetNode): void => {
    for (const selection of selectionSet.selections) {
      if (selection.directives?.length)
        throw new UnplayedBulkQuery("The sandbox plays no directives in a bulk query.");
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        fields.set(key, [...(fields.get(key) ?? []), selection]);
      } else {
        const fragment =
          selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value] : selection;
        if (fragment && applies(fragment.typeCondition?.name.value, type))
          collect(fragment.selectionSet);
      }
    }
  };
  selections.forEach(collect);
  return fields;
}

function applies(condition: string | undefined, type: GraphQLObjectType): boolean {
  const conditionType = condition === undefined ? type : adminSchema.getType(condition);
  if (!isCompositeType(conditionType)) return false;
  return (
    conditionType === type ||
    (isAbstractType(conditionType) && doTypesOverlap(adminSchema, conditionType, type))
  );
}

function selectionsOf(nodes: FieldNode[]): SelectionSetNode[] {
  return nodes.flatMap((node) => (node.selectionSet ? [node.selectionSet] : []));
}

/** The selections of one plain field inside selections (`edges`, `node`). */
function selectionsIn(selections: SelectionSetNode[], name: string): SelectionSetNode[] {
  const fields = selections
    .flatMap((set) => set.selections)
    .filter((each) => each.kind === Kind.FIELD);
  return selectionsOf(fields.filter((field) => field.name.value === name));
}
