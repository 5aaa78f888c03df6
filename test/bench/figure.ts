/** One measured figure. `target` says what it should be, in words; `ok` is null where there is no target. */
export interface Figure {
  bench: string;
  name: string;
  value: number;
  unit: string;
  target: string | null;
  ok: boolean | null;
}

export type Report = (figure: Omit<Figure, "bench">) => void;

/** Measures one group of figures and reports each as soon as it is known. */
export type Bench = (report: Report) => Promise<void>;
