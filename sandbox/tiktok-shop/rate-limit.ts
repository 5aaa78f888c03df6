export interface RateKnobs {
  requestsPerSecond?: number;
  requestsPerHour?: number;
}

interface Usage {
  tokens: number;
  refilledAt: number;
  hourStartedAt: number;
  thisHour: number;
}

const HOUR_MS = 3_600_000;

/**
 * A token bucket of one second's worth for each key, and a count an hour where that is set. Real limits are per app,
 * shop and API; no public number is reliable (facts), so the numbers are knobs and absent means unlimited.
 */
export class RateLimit {
  readonly #usages = new Map<string, Usage>();
  readonly #now: () => number;
  readonly #knobs: () => RateKnobs;

  constructor(now: () => number, knobs: () => RateKnobs) {
    this.#now = now;
    this.#knobs = knobs;
  }

  /** Whether the request may pass; a request that may not costs nothing. */
  allows(key: string): boolean {
    const { requestsPerSecond = Infinity, requestsPerHour = Infinity } = this.#knobs();
    if (requestsPerSecond === Infinity && requestsPerHour === Infinity) return true;
    const usage = this.#refilled(key, requestsPerSecond);
    if (usage.tokens < 1 || usage.thisHour >= requestsPerHour) return false;
    usage.tokens -= 1;
    usage.thisHour += 1;
    return true;
  }

  reset(): void {
    this.#usages.clear();
  }

  #refilled(key: string, perSecond: number): Usage {
    const now = this.#now();
    const capacity = Math.max(1, perSecond);
    const usage = this.#usages.get(key) ?? {
      tokens: capacity,
      refilledAt: now,
      hourStartedAt: now,
      thisHour: 0,
    };
    const gained =
      perSecond === Infinity ? Infinity : ((now - usage.refilledAt) / 1000) * perSecond;
    usage.tokens = Math.min(capacity, usage.tokens + gained);
    usage.refilledAt = now;
    if (now - usage.hourStartedAt >= HOUR_MS)
      Object.assign(usage, { hourStartedAt: now, thisHour: 0 });
    this.#usages.set(key, usage);
    return usage;
  }
}
