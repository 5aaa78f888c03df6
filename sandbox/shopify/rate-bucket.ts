export type PlanName = "Basic" | "Advanced" | "Plus" | "Enterprise";

export interface RateLimit {
  maximumAvailable: number;
  restoreRate: number;
}

/** Points of the Admin GraphQL API, facts/shopify-platform.md section 1 "Rate limit". */
export const RATE_LIMITS: Record<PlanName, RateLimit> = {
  Basic: { maximumAvailable: 2_000, restoreRate: 100 },
  Advanced: { maximumAvailable: 4_000, restoreRate: 200 },
  Plus: { maximumAvailable: 20_000, restoreRate: 1_000 },
  Enterprise: { maximumAvailable: 40_000, restoreRate: 2_000 },
};

export interface ThrottleStatus extends RateLimit {
  currentlyAvailable: number;
}

/** The leaky bucket of one app and shop. */
export class RateBucket {
  private available: number;
  private filledAt: number;

  constructor(
    public limit: RateLimit,
    private readonly now: () => number,
  ) {
    this.available = limit.maximumAvailable;
    this.filledAt = now();
  }

  /** False takes nothing. */
  take(points: number): boolean {
    this.fill();
    if (points > this.available) return false;
    this.available -= points;
    return true;
  }

  giveBack(points: number): void {
    this.available = Math.min(this.limit.maximumAvailable, this.available + points);
  }

  status(): ThrottleStatus {
    this.fill();
    return { ...this.limit, currentlyAvailable: Math.floor(this.available) };
  }

  private fill(): void {
    const now = this.now();
    const restored = ((now - this.filledAt) / 1_000) * this.limit.restoreRate;
    this.available = Math.min(this.limit.maximumAvailable, this.available + restored);
    this.filledAt = now;
  }
}
