import { existsSync, readFileSync, rmSync } from "node:fs";
import { ensureBuild, ensurePrismaClient } from "../support/build.mjs";
import { ensureBrowser } from "../support/find-browser.mjs";
import { inProject } from "../support/project.mjs";
import { runTool } from "../support/run-tool.mjs";
import { countTests, type Counts } from "./count-tests";

/**
 * Everything that CI checks. With arguments, only the tests that vitest finds for them:
 * `npm test -- test/flows` or `npm test -- --project browser`.
 */
const RESULTS = ".cache/test-results.json";
const CHECKS: [name: string, tool: string, args: string[]][] = [
  ["types", "tsc", ["--noEmit"]],
  ["types of the extensions", "tsc", ["--noEmit", "--project", "extensions"]],
  ["lint", "eslint", [".", "--cache", "--cache-location", ".cache/eslint"]],
  [
    "format",
    "prettier",
    ["--check", ".", "--cache", "--cache-location", ".cache/prettier", "--log-level", "warn"],
  ],
  ["unused code", "knip", []],
];

const filters = process.argv.slice(2);
const total: Counts = { passed: 0, failed: 0 };

await ensurePrismaClient();
if (filters.length === 0)
  for (const [name, tool, args] of CHECKS) count(await check(name, tool, args));
count(await check("build", ensureBuild));
process.env.CHROME_PATH = ensureBrowser();
count(await runTests());

console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;

function count({ passed, failed }: Counts): void {
  total.passed += passed;
  total.failed += failed;
}

async function check(
  name: string,
  work: string | (() => Promise<unknown>),
  args: string[] = [],
): Promise<Counts> {
  const startedAt = Date.now();
  try {
    await (typeof work === "string" ? runTool(work, args) : work());
    console.log(`✓ ${name} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
    return { passed: 1, failed: 0 };
  } catch (error) {
    console.log(`✗ ${name}\n${error instanceof Error ? error.message : String(error)}`);
    return { passed: 0, failed: 1 };
  }
}

/** vitest's own exit code says too little: a run that it could not finish must not pass. */
async function runTests(): Promise<Counts> {
  rmSync(inProject(RESULTS), { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${RESULTS}`];
  const isDone = await runTool("vitest", ["run", ...reporters, ...filters], { show: true }).then(
    () => true,
    () => false,
  );
  if (!existsSync(inProject(RESULTS))) return { passed: 0, failed: 1 };
  const counts = countTests(JSON.parse(readFileSync(inProject(RESULTS), "utf8")));
  return isDone || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}
