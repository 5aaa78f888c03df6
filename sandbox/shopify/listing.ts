/** What a connection field lists, in its order. Ids are what cursors remember. */
export interface Listing<T = unknown> {
  idOf(node: T): number;
  upwards(afterId?: number): Iterable<T>;
  downwards(beforeId?: number): Iterable<T>;
}

export function arrayListing<T>(items: readonly T[], idOf: (item: T) => number): Listing<T> {
  const position = (id: number) => items.findIndex((item) => idOf(item) === id);
  return {
    idOf,
    upwards: (afterId) => items.slice(afterId === undefined ? 0 : position(afterId) + 1),
    downwards: (beforeId) =>
      items
        .slice(0, beforeId === undefined ? items.length : Math.max(0, position(beforeId)))
        .reverse(),
  };
}

export function reversed<T>(listing: Listing<T>): Listing<T> {
  return {
    idOf: listing.idOf,
    upwards: (afterId) => listing.downwards(afterId),
    downwards: (beforeId) => listing.upwards(beforeId),
  };
}

export interface PageArguments {
  first?: number | null;
  last?: number | null;
  after?: string | null;
  before?: string | null;
}

export interface Page<T = unknown> {
  edges: { node: T; cursor: string }[];
  nodes: T[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
}

export function pageOf<T>(
  listing: Listing<T>,
  { first, last, after, before }: PageArguments,
): Page<T> {
  const isForward = typeof first === "number";
  const cursor = isForward ? after : before;
  const from = cursor ? idInCursor(cursor) : undefined;
  const [nodes, hasMore] = take(
    isForward ? listing.upwards(from) : listing.downwards(from),
    first ?? last ?? 0,
  );
  if (!isForward) nodes.reverse();
  const edges = nodes.map((node) => ({ node, cursor: cursorOf(listing.idOf(node)) }));
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: isForward ? hasMore : from !== undefined,
      hasPreviousPage: isForward ? from !== undefined : hasMore,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

function take<T>(items: Iterable<T>, count: number): [T[], boolean] {
  const taken: T[] = [];
  for (const item of items) {
    if (taken.length === count) return [taken, true];
    taken.push(item);
  }
  return [taken, false];
}

function cursorOf(id: number): string {
  return Buffer.from(JSON.stringify({ last_id: id, last_value: String(id) })).toString("base64");
}

export class InvalidCursor extends Error {}

function idInCursor(cursor: string): number {
  try {
    return (JSON.parse(Buffer.from(cursor, "base64").toString()) as { last_id: number }).last_id;
  } catch {
    throw new InvalidCursor(`Invalid cursor for current pagination sort.`);
  }
}
