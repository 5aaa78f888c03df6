import type { Faults } from "../../test/reliability/faults";
import { reportFigures } from "../support/report-figures";

// Faults are a file `test/reliability/NAME.faults.ts` that exports `faults`.
await reportFigures<{ faults: Faults }>({
  what: "faults",
  folder: "test/reliability",
  ending: ".faults.ts",
  measure: ({ faults }, report, options) => faults(report, options),
  isStrict: true,
});
