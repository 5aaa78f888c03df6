import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { inProject } from "./project.mjs";

/** The headless shell first: the same engine without windows, whose own part of the work is half as much. */
const NAMES = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
];
const MACS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * A Chromium to test with: CHROME_PATH, Playwright's own, one on the PATH.
 *
 * @returns {string | undefined}
 */
function findBrowser() {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const onPath = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [process.env.CHROME_PATH, playwrightsOwn(), ...onPath, ...MACS].find(isProgram);
}

/** The same, installed when there is none: by apt for root on Debian, else by Playwright. */
export function ensureBrowser() {
  const found = findBrowser();
  if (found) return found;
  console.error("Installing Chromium for the browser tests ...");
  const commands =
    process.getuid?.() === 0 && isProgram("/usr/bin/apt-get")
      ? [
          ["apt-get", "update", "-qq"],
          ["apt-get", "install", "-y", "-qq", "chromium-headless-shell"],
          ["apt-get", "install", "-y", "-qq", "chromium"],
        ]
      : [[inProject("node_modules/.bin/playwright-core"), "install", "chromium"]];
  for (const [command = "", ...args] of commands)
    if (!findBrowser()) spawnSync(command, args, { stdio: ["ignore", 2, 2] });
  const installed = findBrowser();
  if (!installed)
    throw new Error(
      "There is no Chromium for the browser tests and installing one failed: install it, or set CHROME_PATH.",
    );
  return installed;
}

function playwrightsOwn() {
  /** @type {typeof import("playwright-core")} */
  const { chromium } = createRequire(import.meta.url)("playwright-core");
  return chromium.executablePath();
}

/** @param {string | undefined} file */
function isProgram(file) {
  try {
    accessSync(file ?? "", constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
