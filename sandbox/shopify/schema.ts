import { readFileSync } from "node:fs";
import { buildSchema, type GraphQLSchema } from "graphql";

/** The part of Shopify's real schema that the sandbox plays. */
export const adminSchema: GraphQLSchema = buildSchema(
  readFileSync(new URL("./admin-schema.graphql", import.meta.url), "utf8"),
);

export const PLAYED_VERSION = "2026-10";
