import { existsSync, readFileSync, rmSync } from "node:fs";
import { type Program, startProgram } from "../support/children.mjs";

/** A program that is not supposed to end by itself; when it does, `failed` rejects with its last words. */
export function startWatchedProgram(program: Program & { log: string }) {
  rmSync(program.log, { force: true });
  const started = startProgram(program);
  const failed = started.exited.then((how): never => {
    throw new Error(`${how}. Its last words (${program.log}):\n${lastLines(program.log)}`);
  });
  failed.catch(() => undefined);
  return { ...started, failed };
}

function lastLines(file: string): string {
  return existsSync(file)
    ? readFileSync(file, "utf8").trim().split("\n").slice(-15).join("\n")
    : "";
}
