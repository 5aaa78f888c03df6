import { setTimeout as sleep } from "node:timers/promises";
import { BudgetExhausted } from "./errors";
import { FairQueue } from "./fair-queue";

/** One shared budget: a token bucket. */
export interface Budget {
  key: string;
  /** Calls that may be made at once after a pause. */
  capacity: number;
  refillPerSecond: number;
}

/** Budgets that several processes draw from. */
export interface SharedBudgets {
  /** Takes up to `wanted` calls from all budgets at once; `waitMs` until the next one is free. */
  take(budgets: Budget[], wanted: number): Promise<{ granted: number; waitMs: number }>;
  /** The server said "too many requests": halves the refill of the budget, which then creeps back up. */
  slowDown(key: string): Promise<void>;
}

export interface RateLimits {
  /** For each API of each seller; 0 is no limit. */
  requestsPerSecond: number;
  /** For all APIs of a seller together; null is no limit. */
  requestsPerHour: number | null;
}

/** Longer waits give the job back to the queue. */
const LONGEST_WAIT_MS = 20_000;
// Few round trips for many callers: a waiting queue asks for what gathered meanwhile.
const SHORTEST_WAIT_MS = 25;

interface Waiter {
  resolve(): void;
  reject(error: Error): void;
}

/**
 * Lets calls through as fast as the budgets of a seller allow, over all processes. Shops that call as one seller take
 * turns, and the calls of a shop are served in their order, with one database round trip for many of them.
 */
export class RateLimiter {
  readonly #queues = new Map<string, FairQueue<Waiter>>();

  constructor(
    private readonly shared: SharedBudgets,
    private readonly limits: RateLimits,
  ) {}

  /** Resolves when the call may be made. @throws BudgetExhausted when that would take too long. */
  async take(sellerId: string, api: string, shopId = 0): Promise<void> {
    const budgets = this.#budgetsOf(sellerId, api);
    if (budgets.length === 0) return;
    const queueKey = `${sellerId}:${api}`;
    await new Promise<void>((resolve, reject) => {
      const queue = this.#queues.get(queueKey);
      const waiter = { resolve, reject };
      if (queue) {
        queue.push(shopId, waiter);
        return;
      }
      const started = new FairQueue<Waiter>();
      started.push(shopId, waiter);
      this.#queues.set(queueKey, started);
      void this.#serve(queueKey, started, budgets);
    });
  }

  /** Tells all processes that this API of this seller is asked too often. */
  async slowDown(sellerId: string, api: string): Promise<void> {
    if (this.limits.requestsPerSecond > 0) await this.shared.slowDown(secondKey(sellerId, api));
  }

  #budgetsOf(sellerId: string, api: string): Budget[] {
    const { requestsPerSecond, requestsPerHour } = this.limits;
    const budgets: Budget[] = [];
    if (requestsPerSecond > 0) {
      const capacity = Math.max(1, requestsPerSecond / 5);
      budgets.push({ key: secondKey(sellerId, api), capacity, refillPerSecond: requestsPerSecond });
    }
    if (requestsPerHour !== null) {
      // A tenth at once and the rest spread evenly: no hour, wherever it starts, sees more than the limit.
      const refillPerSecond = (requestsPerHour * 0.9) / 3600;
      budgets.push({ key: `${sellerId}:hour`, capacity: requestsPerHour / 10, refillPerSecond });
    }
    return budgets;
  }

  async #serve(queueKey: string, queue: FairQueue<Waiter>, budgets: Budget[]): Promise<void> {
    try {
      while (queue.length > 0) {
        const { granted, waitMs } = await this.shared.take(budgets, queue.length);
        for (const waiter of queue.take(granted)) waiter.resolve();
        if (queue.length === 0) break;
        if (waitMs > LONGEST_WAIT_MS) throw new BudgetExhausted(waitMs);
        await sleep(Math.max(SHORTEST_WAIT_MS, waitMs));
      }
    } catch (error) {
      for (const waiter of queue.take(queue.length)) waiter.reject(error as Error);
    } finally {
      this.#queues.delete(queueKey);
    }
  }
}

function secondKey(sellerId: string, api: string): string {
  return `${sellerId}:${api}:second`;
}
