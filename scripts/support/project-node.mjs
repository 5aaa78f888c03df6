import { existsSync, readFileSync } from "node:fs";
import { mkdir, rename, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { packedFile } from "./packed-file.mjs";
import { inProject } from "./project.mjs";

const VERSION = "24.21.0";
/** The npm packages that hold nothing but Node, by platform. */
const INTEGRITIES = new Map([
  [
    "linux-x64",
    "sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==",
  ],
  [
    "linux-arm64",
    "sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==",
  ],
]);

/** Kept apart from node_modules: a new install of the packages does not fetch it again. */
const kept = inProject(`.cache/node-${VERSION}`);
/** Where the tools of node_modules find it, and npx. */
const linked = inProject("node_modules/.bin/node");

/** @returns {string} the Node that runs the project: our own where the machine's is too old */
export function projectNode() {
  return existsSync(linked) ? linked : process.execPath;
}

export function hasProjectNode() {
  return existsSync(kept) ? existsSync(linked) : isRecent(process.version, minimum());
}

/** Fetches our own Node where the machine's is too old, or goes when the packages are installed anew. */
export async function keepProjectNode() {
  const isAPackage = process.execPath.startsWith(inProject("node_modules", "/"));
  if (existsSync(kept) || (!isAPackage && isRecent(process.version, minimum()))) return;
  const platform = `${process.platform}-${process.arch}`;
  const integrity = INTEGRITIES.get(platform);
  if (!integrity)
    throw new Error(`Leafwise needs Node ${minimum()} or newer, this is ${process.version}.`);
  const name = `node-${platform}@${VERSION}`;
  const program = await packedFile({ name, integrity, file: "bin/node" });
  const half = `${kept}.${process.pid}`;
  await mkdir(path.dirname(kept), { recursive: true });
  await writeFile(half, program, { mode: 0o755 });
  await rename(half, kept);
}

/** Call it when the packages are installed: npm empties the folder of the link. */
export async function linkProjectNode() {
  if (!existsSync(kept)) return;
  await rm(linked, { force: true });
  await symlink(path.relative(path.dirname(linked), kept), linked);
}

/** @returns {string} such as 22.12 */
function minimum() {
  return JSON.parse(readFileSync(inProject("package.json"), "utf8")).engines.node.replace(">=", "");
}

/**
 * @param {string} version such as v20.20.2
 * @param {string} least major and minor
 */
export function isRecent(version, least) {
  const [major = 0, minor = 0] = version.replace("v", "").split(".").map(Number);
  const [leastMajor = 0, leastMinor = 0] = least.split(".").map(Number);
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}
