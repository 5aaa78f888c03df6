import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { inProject, projectFolder } from "../support/project.mjs";

const FILE = inProject(".cache/test-durations.json");

const reportSchema = z.object({
  testResults: z.array(z.object({ name: z.string(), startTime: z.number(), endTime: z.number() })),
});
const durationsSchema = z.record(z.string(), z.number());

/** Milliseconds that each test file took the last time, by its path in the project; empty before the first run. */
export function knownDurations(): Record<string, number> {
  return existsSync(FILE)
    ? (durationsSchema.safeParse(JSON.parse(readFileSync(FILE, "utf8"))).data ?? {})
    : {};
}

/** Keeps what vitest's JSON report says for the next run, beside what is known of other files. */
export function keepDurations(report: unknown): void {
  const measured = reportSchema
    .parse(report)
    .testResults.map(({ name, startTime, endTime }) => [
      path.relative(projectFolder, name),
      Math.round(endTime - startTime),
    ]);
  mkdirSync(path.dirname(FILE), { recursive: true });
  writeFileSync(FILE, JSON.stringify({ ...knownDurations(), ...Object.fromEntries(measured) }));
}
