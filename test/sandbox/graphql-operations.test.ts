import {
  Kind,
  NoDeprecatedCustomRule,
  NoUnusedFragmentsRule,
  parse,
  specifiedRules,
  validate,
} from "graphql";
import { describe, expect, it } from "vitest";
import { adminSchema } from "../../sandbox/shopify/schema";
import { collectOperations, realAdminSchema } from "../support/admin-schema";

const documents = ["app", "extensions"]
  .flatMap(collectOperations)
  .map(({ at, source }) => ({ at, document: parse(source) }));
// A document of fragments alone is checked where it is used.
const operations = documents.filter(({ document }) =>
  document.definitions.some((each) => each.kind === Kind.OPERATION_DEFINITION),
);

describe("the GraphQL operations of the app", () => {
  it.each(operations)(
    "$at is valid in Shopify's Admin API 2026-10, and nothing in it is deprecated",
    async ({ document }) => {
      const errors = validate(await realAdminSchema(), document, [
        ...specifiedRules,
        NoDeprecatedCustomRule,
      ]);

      expect(errors.map(({ message }) => message)).toEqual([]);
    },
  );

  it.each(operations)("$at is played by the sandbox", ({ document }) => {
    const errors = validate(adminSchema, document);

    expect(errors.map(({ message }) => message)).toEqual([]);
  });

  it("has no fragment that nothing uses", () => {
    const unused = operations.flatMap(({ document }) =>
      validate(adminSchema, document, [NoUnusedFragmentsRule]),
    );

    expect(unused).toEqual([]);
  });
});
