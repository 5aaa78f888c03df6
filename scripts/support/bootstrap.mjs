import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { ensureInstalled } from "./installed-packages.mjs";
import { inProject } from "./project.mjs";
import { projectNode } from "./project-node.mjs";

const SIGNALS = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);

/**
 * Installs what is missing, then runs a script of the project under a Node that is recent enough,
 * whatever Node started this process, and ends as it ends. This file and what it imports must run on Node 20
 * before anything is installed.
 *
 * @param {string} script path in the project; TypeScript is allowed
 */
export async function runInProject(script) {
  try {
    await ensureInstalled();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
  const tsx = script.endsWith(".ts") ? ["--import", import.meta.resolve("tsx")] : [];
  const child = spawn(projectNode(), [...tsx, inProject(script), ...process.argv.slice(2)], {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...process.env, PATH: `${inProject("node_modules/.bin")}:${process.env.PATH ?? ""}` },
  });
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
  endWithParent(() => child.kill("SIGTERM"));
  child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 1)));
}

/**
 * A signal that ends npm does not reach us: between npm and this process stands a shell that passes
 * nothing on, and that lives on when npm is killed. So we look whether both are still there.
 *
 * @param {() => void} end
 */
function endWithParent(end) {
  if (!process.env.npm_lifecycle_event) return;
  const shell = process.ppid;
  const npm = parentOf(shell);
  const look = setInterval(() => {
    if (process.ppid === shell && parentOf(shell) === npm) return;
    // Once: a second signal means that nobody wants to wait for an end in order.
    clearInterval(look);
    end();
  }, 250).unref();
}

/**
 * Where there is no /proc only the shell is watched.
 *
 * @param {number} pid
 */
function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return undefined;
  }
}
