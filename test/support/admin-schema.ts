import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from "graphql";
import { fetchAdminSchema } from "../../scripts/fetch-admin-schema.mjs";

let schema: GraphQLSchema | undefined;

/** Shopify's whole Admin schema 2026-10; fetched once, then from node_modules/.cache. */
export async function realAdminSchema(): Promise<GraphQLSchema> {
  if (schema) return schema;
  const file = await fetchAdminSchema();
  const { data } = JSON.parse(readFileSync(file, "utf8")) as { data: IntrospectionQuery };
  schema = buildClientSchema(data);
  return schema;
}

export interface FoundOperation {
  /** Path and line, as an editor opens it. */
  at: string;
  source: string;
}

const LITERAL = /(?:const\s+(\w+)[^=`]*=\s*)?`(#graphql\b[^`]*)`/g;

/**
 * Every GraphQL document below a folder: a template literal whose first line is `#graphql`, bulk queries too.
 * `${NAME}` in it stands for another such literal.
 */
export function collectOperations(folder: string): FoundOperation[] {
  const literals = sourceFilesIn(folder).flatMap(literalsIn);
  const byName = new Map(literals.map(({ name, source }) => [name, source]));
  return literals.map(({ at, source }) => ({ at, source: withFragments(source, byName) }));
}

function withFragments(source: string, byName: Map<string | undefined, string>): string {
  return source.replace(/\$\{(\w+)\}/g, (_, name: string) => {
    const fragment = byName.get(name);
    if (fragment === undefined) throw new Error(`No #graphql literal is named ${name}.`);
    return withFragments(fragment, byName);
  });
}

function literalsIn(file: string): { at: string; name: string | undefined; source: string }[] {
  const text = readFileSync(file, "utf8");
  return [...text.matchAll(LITERAL)].map((match) => {
    const line = text.slice(0, match.index).split("\n").length;
    return { at: `${file}:${line}`, name: match[1], source: match[2] ?? "" };
  });
}

function sourceFilesIn(folder: string): string[] {
  const names = statSync(folder, { throwIfNoEntry: false })
    ? readdirSync(folder, { recursive: true })
    : [];
  return (names as string[])
    .filter(
      (name) =>
        /\.[mc]?[jt]sx?$/.test(name) && !/(^|[\\/])(node_modules|dist)[\\/]|\.test\./.test(name),
    )
    .map((name) => path.join(folder, name));
}
