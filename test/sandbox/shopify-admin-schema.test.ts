import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isUnionType,
} from "graphql";
import { expect, it } from "vitest";
import { adminSchema } from "../../sandbox/shopify/schema";
import { realAdminSchema } from "../support/admin-schema";

it("the sandbox's schema is a part of Shopify's: same types, nullability, arguments and defaults", async () => {
  const real = await realAdminSchema();

  const differences = Object.values(adminSchema.getTypeMap())
    .filter((type) => !isIntrospectionType(type))
    .flatMap((type) => differencesOf(type, real));

  expect(differences).toEqual([]);
});

it("a field that Shopify does not have would be noticed", async () => {
  const real = await realAdminSchema();
  const withoutProduct = {
    getType: (name: string) => (name === "Product" ? real.getType("Shop") : real.getType(name)),
  };

  const product = adminSchema.getType("Product") as GraphQLNamedType;

  expect(differencesOf(product, withoutProduct as GraphQLSchema)).toContain(
    "Product.title is not in Shopify's schema",
  );
});

function differencesOf(type: GraphQLNamedType, real: GraphQLSchema): string[] {
  const realType = real.getType(type.name);
  if (!realType || realType.constructor !== type.constructor)
    return [`${type.name} is not in Shopify's schema`];
  if (isEnumType(type) && isEnumType(realType)) {
    return same(
      `${type.name} values`,
      type.getValues().map(({ name }) => name),
      realType.getValues().map(({ name }) => name),
    );
  }
  if (isInputObjectType(type) && isInputObjectType(realType)) {
    const [played, all] = [type.getFields(), realType.getFields()];
    const differing = Object.values(played).flatMap((field) =>
      same(`${type.name}.${field.name}`, shapeOf(field), shapeOf(all[field.name])),
    );
    const missing = Object.values(all).filter(
      (field) => isRequiredInputField(field) && !played[field.name],
    );
    return [...differing, ...missing.map((field) => `${type.name}.${field.name} is required`)];
  }
  if (
    (isObjectType(type) && isObjectType(realType)) ||
    (isInterfaceType(type) && isInterfaceType(realType))
  ) {
    const realInterfaces = realType.getInterfaces().map(({ name }) => name);
    const wrong = type.getInterfaces().filter(({ name }) => !realInterfaces.includes(name));
    const fields = Object.values(type.getFields()).flatMap((field) =>
      fieldDifferences(type.name, field, realType.getFields()[field.name]),
    );
    return [
      ...wrong.map(({ name }) => `${type.name} is no ${name} in Shopify's schema`),
      ...fields,
    ];
  }
  return isUnionType(type) ? [`${type.name}: compare unions before playing one`] : [];
}

function fieldDifferences(
  owner: string,
  field: GraphQLField<unknown, unknown>,
  real: GraphQLField<unknown, unknown> | undefined,
): string[] {
  const at = `${owner}.${field.name}`;
  if (!real) return [`${at} is not in Shopify's schema`];
  const args = field.args.flatMap((arg) =>
    same(
      `${at}(${arg.name})`,
      shapeOf(arg),
      shapeOf(real.args.find(({ name }) => name === arg.name)),
    ),
  );
  const missing = real.args.filter(
    (arg) => isRequiredArgument(arg) && !field.args.some(({ name }) => name === arg.name),
  );
  return [
    ...same(at, String(field.type), String(real.type)),
    ...same(`${at} deprecation`, field.deprecationReason ?? null, real.deprecationReason ?? null),
    ...args,
    ...missing.map(({ name }) => `${at}(${name}) is required`),
  ];
}

function shapeOf(input: { type: unknown; defaultValue?: unknown } | undefined): unknown {
  return input && [String(input.type), input.defaultValue];
}

function same(at: string, played: unknown, real: unknown): string[] {
  const [left, right] = [JSON.stringify(played), JSON.stringify(real)];
  return left === right ? [] : [`${at}: ${left} here, ${right} in Shopify's schema`];
}
