import { execFileSync } from "node:child_process";
import { projectFolder } from "../support/project.mjs";

/** Paths in the project that differ from a revision of git, with those that git does not know yet. */
export function changedFiles(revision: string): string[] {
  const list = (...args: string[]) =>
    execFileSync("git", args, { cwd: projectFolder, encoding: "utf8" }).split("\0").filter(Boolean);
  return [
    ...list("diff", "--name-only", "-z", "--relative", revision),
    ...list("ls-files", "--others", "--exclude-standard", "-z"),
  ];
}
