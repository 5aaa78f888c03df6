export interface LoggedRequest {
  at: Date;
  host: string;
  method: string;
  path: string;
  /** Admin GraphQL: the root fields, comma separated; elsewhere the path with its ids replaced by `*`. */
  operation: string;
  status: number;
  ms: number;
}

export interface RequestFilter {
  host?: string | RegExp;
  method?: string;
  operation?: string | RegExp;
  status?: number;
}

const RECENT_LIMIT = 5_000;

/**
 * Remembers the most recent requests in full and counts all of them, so that a run of a million requests
 * needs no more memory than a run of ten thousand.
 */
export class RequestLog {
  readonly recent: LoggedRequest[] = [];
  private readonly counts = new Map<string, { request: LoggedRequest; count: number }>();

  add(request: LoggedRequest): void {
    this.recent.push(request);
    if (this.recent.length > RECENT_LIMIT * 2) this.recent.splice(0, RECENT_LIMIT);
    const key = `${request.host} ${request.method} ${request.operation} ${request.status}`;
    const counted = this.counts.get(key);
    if (counted) counted.count += 1;
    else this.counts.set(key, { request, count: 1 });
  }

  /** Exact since the last `clear`, however many requests there were. */
  count(filter: RequestFilter = {}): number {
    let total = 0;
    for (const { request, count } of this.counts.values())
      if (fits(request, filter)) total += count;
    return total;
  }

  clear(): void {
    this.recent.length = 0;
    this.counts.clear();
  }
}

function fits(request: LoggedRequest, filter: RequestFilter): boolean {
  return (
    matches(filter.host, request.host) &&
    matches(filter.operation, request.operation) &&
    (filter.method === undefined || filter.method === request.method) &&
    (filter.status === undefined || filter.status === request.status)
  );
}

/** A string matches the whole text, a RegExp any part, nothing matches everything. */
export function matches(pattern: string | RegExp | undefined, text: string): boolean {
  if (pattern === undefined) return true;
  return typeof pattern === "string"
    ? pattern === text
    : new RegExp(pattern.source, pattern.flags.replace("g", "")).test(text);
}
