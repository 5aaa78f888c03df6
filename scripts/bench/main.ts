import type { Bench } from "../../test/bench/figure";
import { reportFigures } from "../support/report-figures";

// A bench is a file `test/bench/NAME.bench.ts` that exports `bench`.
await reportFigures<{ bench: Bench }>({
  what: "bench",
  folder: "test/bench",
  ending: ".bench.ts",
  measure: ({ bench }, report) => bench(report),
});
