import { spawn } from "node:child_process";
import { once } from "node:events";
import { inProject, projectFolder } from "./project.mjs";

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();
const GRACE_MS = 15_000;

/**
 * Runs a command-line tool of node_modules and rejects with its output when it fails.
 *
 * @param {string} tool
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, show?: boolean }} [options] show: pass its output on to stderr
 * @returns {Promise<string>} its stdout
 */
export function runTool(tool, args, { env = {}, show = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(inProject("node_modules/.bin", tool), args, {
      cwd: projectFolder,
      env: { ...process.env, PRISMA_HIDE_UPDATE_MESSAGE: "1", CHECKPOINT_DISABLE: "1", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    running.add(child);
    let output = "";
    let stdout = "";
    child.stdout.on("data", (chunk) => {
      stdout += chunk;
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        output += chunk;
        if (show) process.stderr.write(chunk);
      });
    }
    child.on("error", reject);
    child.on("close", (code) => {
      running.delete(child);
      if (code === 0) resolve(stdout);
      else
        reject(
          new Error(
            `${tool} ${args.join(" ")} failed (exit code ${code}).${show ? "" : `\n${output}`}`,
          ),
        );
    });
  });
}

/** Ends the tools that still run: first as asked, then by force. For whoever ends before them. */
export async function stopTools() {
  await Promise.all(
    [...running].map(async (child) => {
      const closed = once(child, "close");
      child.kill("SIGTERM");
      const force = setTimeout(() => child.kill("SIGKILL"), GRACE_MS);
      await closed;
      clearTimeout(force);
    }),
  );
}
