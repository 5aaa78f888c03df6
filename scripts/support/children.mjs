import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { inProject, projectFolder } from "./project.mjs";

/**
 * @typedef {object} Program
 * @property {string} name for messages
 * @property {string[]} args of node: preloads, then the script
 * @property {Record<string, string>} env
 * @property {string} [log] file that gets its output, instead of our own stdout and stderr
 */

/** What a program gets to end in: it is told, and ends itself a good while before. */
const endSeconds = () => process.env.END_SECONDS || "12";

/**
 * Starts a Node program that ends with us: in order when we stop it, at once when we are killed.
 * Its own process group keeps a Ctrl-C in the terminal for us, who stop the programs in order.
 *
 * @param {Program} program
 */
export function startProgram({ name, args, env, log }) {
  const output = log ? openSync(log, "a") : undefined;
  const child = spawn(
    process.execPath,
    ["--import", inProject("scripts/support/die-with-parent.mjs"), ...args],
    {
      cwd: projectFolder,
      detached: true,
      env: { ...process.env, END_SECONDS: endSeconds(), ...env },
      stdio: ["ignore", output ?? "inherit", output ?? "inherit", "ipc"],
    },
  );
  if (output !== undefined) closeSync(output);
  const exited = once(child, "exit").then(
    ([code, signal]) => `${name} ended (${signal ?? `exit code ${code}`})`,
  );
  return { name, child, exited, stop: () => stopChild(child) };
}

/** @param {import("node:child_process").ChildProcess} child */
async function stopChild(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  const force = setTimeout(() => child.kill("SIGKILL"), Number(endSeconds()) * 1_000);
  await exited;
  clearTimeout(force);
}
