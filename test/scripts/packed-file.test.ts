import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { packedFile } from "../../scripts/support/packed-file.mjs";
import { runNpm } from "../../scripts/support/run-npm.mjs";

let folder: string;
let name: string;
let integrity: string;

/** A package of this machine, so that no registry is asked. */
beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "leafwise-packed-"));
  writeFileSync(path.join(folder, "package.json"), '{ "name": "packed", "version": "1.0.0" }');
  writeFileSync(path.join(folder, "program"), "x".repeat(2000));
  await runNpm(["pack", folder, "--pack-destination", folder]);
  name = path.join(folder, "packed-1.0.0.tgz");
  integrity = `sha512-${createHash("sha512").update(readFileSync(name)).digest("base64")}`;
});
afterEach(() => rmSync(folder, { recursive: true }));

it("a file of a package is read whole", async () => {
  const file = await packedFile({ name, integrity, file: "program" });

  expect(file.toString()).toBe("x".repeat(2000));
});

it("a package with other content than the pinned one is refused", async () => {
  const other = packedFile({ name, integrity: "sha512-other", file: "program" });

  await expect(other).rejects.toThrow("is not the pinned package");
});

it("a file that the package does not hold is named", async () => {
  await expect(packedFile({ name, integrity, file: "absent" })).rejects.toThrow("holds no absent");
});
