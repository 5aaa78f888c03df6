import type { Report } from "../bench/figure";

export interface FaultOptions {
  /** The same seed chooses the same faults. */
  seed: number;
}

/** Plays one kind of fault, and reports how often what must not happen happened. */
export type Faults = (report: Report, options: FaultOptions) => Promise<void>;
