import {
  type FieldNode,
  getNamedType,
  getVariableValues,
  type GraphQLCompositeType,
  isCompositeType,
  isLeafType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import type { Fragments } from "./bulk-plan";
import { adminSchema } from "./schema";

type Variables = Record<string, unknown>;

export interface CostedOperation {
  operation: OperationDefinitionNode;
  fragments: Fragments;
  variables: Variables;
}

/** Default of a mutation, whatever it selects. */
const MUTATION_COST = 10;

/**
 * Points of an operation: scalar 0, object 1, connection 2 and its objects times `first` or `last`, mutation 10
 * (facts/shopify-platform.md section 1; the classic formula, an upper bound for today's). With `data`, the points
 * that the answer really cost.
 */
export function queryCost(
  { operation, fragments, variables }: CostedOperation,
  data?: unknown,
): number {
  if (operation.operation === "mutation")
    return MUTATION_COST * operation.selectionSet.selections.length;
  const root = adminSchema.getQueryType();
  return root
    ? new CostReader(fragments, variables).selectionCost(root, operation.selectionSet, data)
    : 0;
}

export function variablesOf(operation: OperationDefinitionNode, given: Variables): Variables {
  return getVariableValues(adminSchema, operation.variableDefinitions ?? [], given).coerced ?? {};
}

class CostReader {
  constructor(
    private readonly fragments: Fragments,
    private readonly variables: Variables,
  ) {}

  /** `data` undefined: before running; null: the answer has no such object. */
  selectionCost(type: GraphQLCompositeType, selectionSet: SelectionSetNode, data: unknown): number {
    let cost = 0;
    for (const selection of selectionSet.selections) {
      if (selection.kind === Kind.FIELD) cost += this.fieldCost(type, selection, data);
      else {
        const fragment =
          selection.kind === Kind.FRAGMENT_SPREAD
            ? this.fragments[selection.name.value]
            : selection;
        const condition = fragment?.typeCondition
          ? adminSchema.getType(fragment.typeCondition.name.value)
          : type;
        if (fragment && isCompositeType(condition))
          cost += this.selectionCost(condition, fragment.selectionSet, data);
      }
    }
    return cost;
  }

  private fieldCost(type: GraphQLCompositeType, field: FieldNode, data: unknown): number {
    const definition = "getFields" in type ? type.getFields()[field.name.value] : undefined;
    const named = definition && getNamedType(definition.type);
    if (
      !definition ||
      !named ||
      isLeafType(named) ||
      !isCompositeType(named) ||
      !field.selectionSet
    )
      return 0;
    const value = data === undefined ? undefined : (valueAt(data, field) ?? null);
    if (value === null) return 0;
    if (named.name.endsWith("Connection")) return 2 + this.connectionCost(named, field, value);
    if (named.name === "PageInfo") return 0;
    const each = (one: unknown) =>
      1 + this.selectionCost(named, field.selectionSet as SelectionSetNode, one);
    if (Array.isArray(value))
      return value.reduce<number>((sum: number, one) => sum + (one === null ? 0 : each(one)), 0);
    const times = field.name.value === "nodes" ? this.lengthOf(field, "ids") : 1;
    return times * each(value);
  }

  private connectionCost(type: GraphQLCompositeType, field: FieldNode, data: unknown): number {
    const size = this.argument(field, "first") ?? this.argument(field, "last") ?? 0;
    return this.fieldsIn(field.selectionSet).reduce((sum, inner) => {
      if (inner.name.value !== "edges" && inner.name.value !== "nodes") return sum;
      const items =
        data === undefined ? undefined : (valueAt(data, inner) as unknown[] | undefined);
      return sum + this.itemsCost(type, inner, { size, items });
    }, 0);
  }

  private itemsCost(
    type: GraphQLCompositeType,
    field: FieldNode,
    { size, items }: { size: number; items?: unknown[] },
  ): number {
    const itemType = isObjectType(type)
      ? getNamedType(type.getFields()[field.name.value]?.type)
      : undefined;
    if (!isCompositeType(itemType) || !field.selectionSet) return 0;
    const isEdge = field.name.value === "edges";
    const selectionSet = field.selectionSet;
    // An edge is free: its node is the object that counts.
    const each = (item: unknown) =>
      (isEdge ? 0 : 1) + this.selectionCost(itemType, selectionSet, item);
    return items
      ? items.reduce<number>((sum, item) => sum + each(item), 0)
      : size * each(undefined);
  }

  private fieldsIn(selectionSet: SelectionSetNode | undefined): FieldNode[] {
    return (selectionSet?.selections ?? []).flatMap((each) => {
      if (each.kind === Kind.FIELD) return [each];
      const fragment = each.kind === Kind.FRAGMENT_SPREAD ? this.fragments[each.name.value] : each;
      return this.fieldsIn(fragment?.selectionSet);
    });
  }

  private argument(field: FieldNode, name: string): number | undefined {
    const value = this.argumentValue(field, name);
    return typeof value === "number" ? value : undefined;
  }

  private lengthOf(field: FieldNode, name: string): number {
    const value = this.argumentValue(field, name);
    return Array.isArray(value) ? value.length : 1;
  }

  private argumentValue(field: FieldNode, name: string): unknown {
    const value = field.arguments?.find((argument) => argument.name.value === name)?.value;
    if (value?.kind === Kind.VARIABLE) return this.variables[value.name.value];
    if (value?.kind === Kind.INT) return Number(value.value);
    return value?.kind === Kind.LIST ? value.values : undefined;
  }
}

function valueAt(data: unknown, field: FieldNode): unknown {
  return (data as Record<string, unknown> | null)?.[field.alias?.value ?? field.name.value];
}
