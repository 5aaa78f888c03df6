import type { BulkPlan } from "./bulk-plan";
import { isoTime } from "./clock";
import { gid } from "./gid";
import type { GraphqlContext } from "./graphql-context";
import { countBulkObjects } from "./bulk-lines";

type BulkStatus =
  "CREATED" | "RUNNING" | "COMPLETED" | "CANCELING" | "CANCELED" | "FAILED" | "EXPIRED";
export type BulkErrorCode = "ACCESS_DENIED" | "INTERNAL_SERVER_ERROR" | "TIMEOUT";

/** A bad day of Shopify's: how an operation ends instead of as it should. */
export interface PlayedEnd {
  status?: "FAILED" | "EXPIRED";
  errorCode?: BulkErrorCode | null;
  /** The whole file; null for none. */
  file?: string | null;
  /** The file ends behind so many of its lines, and behind a part of one where it is no whole number. */
  cutAfter?: number;
  objectCount?: number;
  rootObjectCount?: number;
}

export interface BulkOperation {
  __typename: "BulkOperation";
  number: number;
  status: BulkStatus;
  errorCode: BulkErrorCode | null;
  createdAt: number;
  completedAt: number | null;
  objectCount: number;
  rootObjectCount: number;
  query: string;
  groupObjects: boolean;
  plan: BulkPlan;
  /** The shop as it was when the operation started to run. */
  context: GraphqlContext;
  played: PlayedEnd | null;
}

export interface NewBulkOperation {
  query: string;
  groupObjects: boolean;
  plan: BulkPlan;
  context: GraphqlContext;
}

/** Per app and shop from 2026-01 (facts/shopify-platform.md section 2). */
export const MAX_RUNNING = 5;

const FIRST_NUMBER = 7_000_000_001;

/** Bulk queries of one shop: CREATED, RUNNING, then COMPLETED, FAILED or CANCELED, on their own time. */
export class BulkOperations {
  /** Waits before RUNNING and at least before the end. */
  startMs = 10;
  runMs = 30;
  onFinish: ((payload: Record<string, unknown>) => void) | null = null;
  private readonly operations: BulkOperation[] = [];
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly ends: PlayedEnd[] = [];

  constructor(private readonly now: () => number) {}

  /** Newest last. */
  all(): readonly BulkOperation[] {
    return this.operations;
  }

  find(number: number): BulkOperation | undefined {
    return this.operations.find((each) => each.number === number);
  }

  running(): BulkOperation[] {
    return this.operations.filter(
      ({ status }) => status === "CREATED" || status === "RUNNING" || status === "CANCELING",
    );
  }

  /** The next operation ends as FAILED. */
  failNext(errorCode: BulkErrorCode = "INTERNAL_SERVER_ERROR"): void {
    this.playNext({ status: "FAILED", errorCode });
  }

  /** The next operation that nothing is played for yet ends so. */
  playNext(end: PlayedEnd): void {
    this.ends.push(end);
  }

  create(created: NewBulkOperation): BulkOperation {
    const operation: BulkOperation = {
      __typename: "BulkOperation",
      number: FIRST_NUMBER + this.operations.length,
      status: "CREATED",
      errorCode: null,
      createdAt: this.now(),
      completedAt: null,
      objectCount: 0,
      rootObjectCount: 0,
      played: this.ends.shift() ?? null,
      ...created,
    };
    this.operations.push(operation);
    this.later(this.startMs, () => void this.run(operation));
    return operation;
  }

  cancel(operation: BulkOperation): void {
    operation.status = "CANCELING";
    this.later(this.startMs, () => this.finish(operation, "CANCELED"));
  }

  /** Nothing happens any more. */
  close(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
    for (const operation of this.running()) operation.status = "CANCELED";
  }

  private async run(operation: BulkOperation): Promise<void> {
    if (operation.status !== "CREATED") return;
    operation.status = "RUNNING";
    operation.context = {
      ...operation.context,
      products: operation.context.products.snapshot(),
      now: this.now(),
    };
    const startedAt = Date.now();
    const end = endOf(operation);
    if (end.status === "COMPLETED")
      await countBulkObjects(operation, () => operation.status === "RUNNING");
    this.later(Math.max(0, this.runMs - (Date.now() - startedAt)), () => {
      if (operation.status !== "RUNNING") return;
      const { status, ...told } = end;
      Object.assign(operation, told);
      this.finish(operation, status);
    });
  }

  private finish(
    operation: BulkOperation,
    status: "COMPLETED" | "FAILED" | "CANCELED" | "EXPIRED",
  ): void {
    operation.status = status;
    operation.completedAt = this.now();
    this.onFinish?.(finishPayload(operation));
  }

  private later(ms: number, action: () => void): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      action();
    }, ms);
    this.timers.add(timer);
  }
}

function endOf({ context, played }: BulkOperation) {
  if (!context.canRead) return { status: "FAILED", errorCode: "ACCESS_DENIED" } as const;
  const { file: _file, cutAfter: _cutAfter, ...told } = played ?? {};
  return { status: "COMPLETED", errorCode: null, ...told } as const;
}

/** Status and error code are in lower case, and there is no URL (facts/shopify-platform.md section 2). */
function finishPayload(operation: BulkOperation): Record<string, unknown> {
  return {
    admin_graphql_api_id: gid("BulkOperation", operation.number),
    completed_at: operation.completedAt && isoTime(operation.completedAt),
    created_at: isoTime(operation.createdAt),
    error_code: operation.errorCode?.toLowerCase() ?? null,
    status: operation.status.toLowerCase(),
    type: "query",
  };
}
