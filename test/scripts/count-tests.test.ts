import { expect, it } from "vitest";
import { countTests } from "../../scripts/test/count-tests";

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((test) => ({ status: test })),
});

it("passed and failed tests are counted, skipped ones are neither", () => {
  const testResults = [file("passed", "passed", "skipped"), file("failed", "failed", "passed")];

  expect(countTests({ numPassedTests: 2, numFailedTests: 1, testResults })).toEqual({
    passed: 2,
    failed: 1,
  });
});

it("a file that could not be loaded is a failure", () => {
  expect(
    countTests({ numPassedTests: 0, numFailedTests: 0, testResults: [file("failed")] }),
  ).toEqual({ passed: 0, failed: 1 });
});
