import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { withLock } from "./lock-file.mjs";
import { inProject, projectFolder } from "./project.mjs";

/**
 * Installs the packages when node_modules is not what package-lock.json says. npm's own record of
 * what it installed is compared with the lock, so that an install by hand counts too.
 * A production image installs at build time, without dev dependencies: there nothing is checked.
 */
export async function ensureInstalled() {
  if (process.env.NODE_ENV === "production" || isInstalled()) return;
  await withLock(inProject(".cache/install.lock"), () => {
    if (!isInstalled()) install();
  });
}

function install() {
  console.error("Installing packages (about a minute, only the first time) ...");
  const npmCli = process.env.npm_execpath;
  const [command, ...args] = npmCli?.endsWith(".js")
    ? [process.execPath, npmCli, "ci"]
    : ["npm", "ci"];
  // Its output goes to stderr: stdout belongs to the command's result.
  const { status, error } = spawnSync(command, [...args, "--loglevel=error"], {
    cwd: projectFolder,
    stdio: ["ignore", 2, 2],
    env: { ...process.env, npm_config_json: "false" },
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`npm ci failed (exit code ${status}).`);
}

function isInstalled() {
  const wanted = readPackages("package-lock.json");
  const installed = readPackages("node_modules/.package-lock.json");
  if (!wanted || !installed || !existsSync(inProject("node_modules/.bin/node"))) return false;
  return Object.entries(wanted).every(([place, { version, optional }]) => {
    const found = installed[place];
    if (place === "" || (!found && optional)) return true;
    return found?.version === version;
  });
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }> | undefined}
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(inProject(file), "utf8")).packages;
  } catch {
    return undefined;
  }
}
