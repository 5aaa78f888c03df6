import { readFileSync } from "node:fs";
import { finishAll } from "./finish-all.mjs";
import { withLock } from "./lock-file.mjs";
import { inProject } from "./project.mjs";
import { hasProjectNode, keepProjectNode, linkProjectNode } from "./project-node.mjs";
import { runNpm } from "./run-npm.mjs";

/**
 * Installs the packages when node_modules is not what package-lock.json says, and Node where the
 * machine's is too old. npm's own record of what it installed is compared with the lock, so that an
 * install by hand counts too.
 * A production image installs at build time, without dev dependencies: there nothing is checked.
 */
export async function ensureInstalled() {
  if (process.env.NODE_ENV === "production" || isInstalled()) return;
  await withLock(inProject(".cache/install.lock"), async () => {
    if (!isInstalled()) await install();
  });
}

async function install() {
  console.error("Installing packages (about half a minute, only the first time) ...");
  await finishAll([hasPackages() ? undefined : installPackages(), keepProjectNode()]);
  await linkProjectNode();
}

async function installPackages() {
  // Install scripts download engines that are not used, or make what is made elsewhere.
  const args = ["ci", "--ignore-scripts"];
  try {
    // npm otherwise asks the registry about each package, cached or not.
    await runNpm([...args, "--prefer-offline"]);
  } catch {
    // Its cache may be older than the lock.
    await runNpm(args);
  }
}

function isInstalled() {
  return hasProjectNode() && hasPackages();
}

function hasPackages() {
  const wanted = readPackages("package-lock.json");
  const installed = readPackages("node_modules/.package-lock.json");
  if (!wanted || !installed) return false;
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
