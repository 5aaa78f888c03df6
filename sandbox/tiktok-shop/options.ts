import type { RateKnobs } from "./rate-limit";

export interface LatencyKnobs {
  upload?: number;
  recommend?: number;
  other?: number;
}

export interface TikTokShopOptions {
  appKey: string;
  appSecret: string;
  serviceId: string;
  /** Seed of the noise. Default 1. */
  seed?: number;
  latencyMs?: LatencyKnobs;
  rate?: RateKnobs;
  /** Share of recommendations that name a wrong category, 0 to 1. Default 0. */
  noise?: number;
  /** Life of an access token. Default 604800, about the real one (facts: L). */
  tokenLifeSeconds?: number;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** What tests and the demo turn while the sandbox runs. reset() puts them back to the options. */
export interface Knobs {
  seed: number;
  latencyMs: LatencyKnobs;
  rate: RateKnobs;
  noise: number;
  tokenLifeSeconds: number;
  /** Whether recommend takes the origin_platform_* parameters of 2026-08-19 (facts: M, so off). */
  acceptsSourceContext: boolean;
}

export function knobsFrom(options: TikTokShopOptions): Knobs {
  return {
    seed: options.seed ?? 1,
    latencyMs: { ...options.latencyMs },
    rate: { ...options.rate },
    noise: options.noise ?? 0,
    tokenLifeSeconds: options.tokenLifeSeconds ?? 604_800,
    acceptsSourceContext: false,
  };
}
