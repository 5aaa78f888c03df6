import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { ensureBuild, ensurePrismaClient } from "../support/build.mjs";
import { ensureBrowser } from "../support/find-browser.mjs";
import { inProject } from "../support/project.mjs";
import { runTool, stopTools } from "../support/run-tool.mjs";
import { beforeEnd, end, endOnSignals, isEnding } from "../support/shutdown.mjs";
import { startTestServer } from "../../test/support/database-server";
import { changedFiles } from "./changed-files";
import { chooseTests } from "./choose-tests";
import { countTests, type Counts } from "./count-tests";
import { keepDurations } from "./durations";
import { endProcessesIn } from "./end-processes";

/**
 * Everything that CI checks. With arguments, only the tests that vitest finds for them:
 * `npm test -- test/flows` or `npm test -- --project browser`. With `--changed`, or `--changed=REVISION`, what the
 * change against HEAD or that revision touches.
 */
const RESULTS = ".cache/test-results.json";
const CACHED = ["--cache", "--cache-strategy", "content", "--cache-location"];

const CHANGED = /^--changed(?:=(.+))?$/;

type Check = [name: string, tool: string, args: string[]];

const CHECKS: Check[] = [
  ["types", "tsc", ["--noEmit"]],
  [
    "types of the extensions",
    "tsc",
    [
      "--noEmit",
      "--project",
      "extensions",
      "--incremental",
      "--tsBuildInfoFile",
      ".cache/extensions.tsbuildinfo",
    ],
  ],
  ["lint", "eslint", [".", ...CACHED, ".cache/eslint"]],
  ["format", "prettier", ["--check", ".", ...CACHED, ".cache/prettier", "--log-level", "warn"]],
  ["unused code", "knip", ["--cache", "--cache-location", ".cache/knip"]],
];

const total: Counts = { passed: 0, failed: 0 };

endOnSignals();
beforeEnd(stopTools);
await ensurePrismaClient();
await runAll(process.argv.slice(2));
if (!isEnding()) {
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  await end(total.failed === 0 ? 0 : 1);
}

/** Checks beside the tests: these wait for other processes a tenth of the time. */
async function runAll(filters: string[]): Promise<void> {
  const changed = filters.map((filter) => CHANGED.exec(filter)).find((match) => match !== null);
  count(await check("build", ensureBuild));
  const checks = filters.length === 0 || changed ? runChecks() : undefined;
  if (!changed) count(await runTests(filters));
  else await runNearest(changedFiles(changed[1] ?? "HEAD"));
  if (checks) count(await checks);
}

async function runNearest(changed: string[]): Promise<void> {
  const { files, left } = await chooseTests(changed);
  if (files.length === 0) console.log("No test reaches what has changed.");
  else count(await runTests(files));
  if (left > 0)
    console.log(`\nThe nearest tests; \`npm test\` runs ${left} more files that reach the change.`);
}

async function runChecks(): Promise<Counts> {
  const counts: Counts[] = [];
  for (const [name, tool, args] of CHECKS) counts.push(await check(name, tool, args));
  return counts.reduce(sum);
}

function count(more: Counts): void {
  Object.assign(total, sum(total, more));
}

function sum(one: Counts, other: Counts): Counts {
  return { passed: one.passed + other.passed, failed: one.failed + other.failed };
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
    if (!isEnding())
      console.log(`✗ ${name}\n${error instanceof Error ? error.message : String(error)}`);
    return { passed: 0, failed: 1 };
  }
}

/** vitest's own exit code says too little: a run that it could not finish must not pass. */
async function runTests(filters: string[]): Promise<Counts> {
  rmSync(inProject(RESULTS), { force: true });
  const server = await startTestServer();
  beforeEnd(server.stop);
  const env = {
    CHROME_PATH: ensureBrowser(),
    TEST_DATABASE_SERVER: server.url,
    TMPDIR: temporaryFolder(),
    // Apps and workers start anew all the time, from the same code.
    NODE_COMPILE_CACHE: inProject(".cache/compiled"),
  };
  // Once more, before what the tools use.
  beforeEnd(stopTools);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${RESULTS}`];
  const args = ["run", ...reporters, ...filters];
  if (isEnding()) return { passed: 0, failed: 1 };
  const isDone = await runTool("vitest", args, { show: true, env }).then(
    () => true,
    () => false,
  );
  if (!existsSync(inProject(RESULTS))) return { passed: 0, failed: 1 };
  const report: unknown = JSON.parse(readFileSync(inProject(RESULTS), "utf8"));
  keepDurations(report);
  const counts = countTests(report);
  return isDone || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

/** What tests leave in it, also those that were killed, goes with us. */
function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "leafwise-test-"));
  // A database that root starts runs as another user.
  chmodSync(folder, 0o755);
  beforeEnd(async () => {
    await endProcessesIn(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  });
  return folder;
}
