export interface RecordedCall {
  endpoint: string;
  at: number;
  sellerId: string | null;
  code: number;
  body?: unknown;
}

const KEPT_CALLS = 200;

/** Counts every call by endpoint ("POST /product/202309/images/upload") and keeps the last few. */
export class CallLog {
  readonly #counts = new Map<string, number>();
  #last: RecordedCall[] = [];

  add(call: RecordedCall): void {
    this.#counts.set(call.endpoint, this.count(call.endpoint) + 1);
    this.#last.push(call);
    if (this.#last.length > KEPT_CALLS * 2) this.#last = this.#last.slice(-KEPT_CALLS);
  }

  /** Calls of the endpoint, refused ones too; of all endpoints without a name. */
  count(endpoint?: string): number {
    if (endpoint) return this.#counts.get(endpoint) ?? 0;
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
  }

  /** The latest calls, oldest first; at most 200. */
  last(endpoint?: string): RecordedCall[] {
    return this.#last.filter((call) => !endpoint || call.endpoint === endpoint).slice(-KEPT_CALLS);
  }

  reset(): void {
    this.#counts.clear();
    this.#last = [];
  }
}
