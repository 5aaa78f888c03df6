import { type DocumentNode, Kind, parse } from "graphql";

/** The names under which a request is logged and matched; the first is the one in the log. */
export async function operationsOf(request: Request, path: string): Promise<string[]> {
  if (request.method === "POST" && path.endsWith("/graphql.json")) {
    return graphqlOperations(await request.clone().text());
  }
  return [pathPattern(path)];
}

/** `/s/files/1/00/files/mug.jpg` -> `/s/files/*`; digits and uuids elsewhere -> `*`. */
function pathPattern(path: string): string {
  if (path.startsWith("/s/files/")) return "/s/files/*";
  const isId = (part: string) => /^[0-9a-f-]{12,}(-final)?$/i.test(part) || /^\d+$/.test(part);
  // Open API versions ("202309") are part of the API's name.
  const isApiVersion = (part: string) => /^20\d{4}$/.test(part);
  return path
    .split("/")
    .map((part) => (isId(part) && !isApiVersion(part) ? "*" : part))
    .join("/");
}

function graphqlOperations(body: string): string[] {
  try {
    const { query, operationName } = JSON.parse(body) as { query: string; operationName?: string };
    const { names, rootFields } = namesIn(parse(query, { noLocation: true }));
    return [
      rootFields.join(","),
      ...rootFields,
      ...names,
      ...(operationName ? [operationName] : []),
    ];
  } catch {
    return ["(unreadable)"];
  }
}

function namesIn(document: DocumentNode): { names: string[]; rootFields: string[] } {
  const operations = document.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  const names = operations.flatMap((each) => (each.name ? [each.name.value] : []));
  const rootFields = operations.flatMap((each) =>
    each.selectionSet.selections.flatMap((field) =>
      field.kind === Kind.FIELD ? [field.name.value] : [],
    ),
  );
  return { names, rootFields };
}
