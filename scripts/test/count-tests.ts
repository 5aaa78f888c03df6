import { z } from "zod";

export interface Counts {
  passed: number;
  failed: number;
}

const resultsSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
});

/** Of vitest's JSON report. A file that failed without a failed test (it could not be loaded, or its hooks failed) counts as one. */
export function countTests(report: unknown): Counts {
  const { numPassedTests, numFailedTests, testResults } = resultsSchema.parse(report);
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  );
  return { passed: numPassedTests, failed: numFailedTests + brokenFiles.length };
}
