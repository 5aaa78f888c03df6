import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { withLock } from "./lock-file.mjs";
import { inProject } from "./project.mjs";

/**
 * Runs `make` unless its outputs exist and were made from the same inputs (by content).
 *
 * @param {{ name: string, inputs: string[], outputs: string[] }} what files or folders of the project
 * @param {() => Promise<void> | void} make
 */
export async function makeWhenStale({ name, inputs, outputs }, make) {
  const stamp = inProject(".cache/made", name);
  const isFresh = () =>
    outputs.every((output) => existsSync(inProject(output))) && readStamp(stamp) === hashOf(inputs);
  if (isFresh()) return;
  await withLock(inProject(".cache/made", `${name}.lock`), async () => {
    if (isFresh()) return;
    const made = hashOf(inputs);
    await make();
    writeFileSync(stamp, made);
  });
}

/** @param {string} file */
function readStamp(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

/** @param {string[]} inputs */
function hashOf(inputs) {
  mkdirSync(inProject(".cache/made"), { recursive: true });
  const hash = createHash("sha256");
  for (const file of inputs.flatMap(filesUnder)) {
    hash
      .update(file)
      .update("\0")
      .update(readFileSync(inProject(file)))
      .update("\0");
  }
  return hash.digest("hex");
}

/**
 * Paths in the project: a copy of it elsewhere has the same ones, and makes nothing anew.
 *
 * @param {string} place
 * @returns {string[]}
 */
function filesUnder(place) {
  if (!existsSync(inProject(place))) return [];
  if (statSync(inProject(place)).isFile()) return [place];
  return readdirSync(inProject(place))
    .sort()
    .flatMap((name) => filesUnder(path.join(place, name)));
}
