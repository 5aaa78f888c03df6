import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { runNpm } from "./run-npm.mjs";

/**
 * One file out of a package that is not installed: its tarball is pinned by version and integrity.
 *
 * @param {{ name: string, integrity: string, file: string }} wanted name with the version, path in the package
 */
export async function packedFile({ name, integrity, file }) {
  const tarball = await packedTarball(name);
  const found = `sha512-${createHash("sha512").update(tarball).digest("base64")}`;
  if (found !== integrity) throw new Error(`${name} is not the pinned package: ${found}`);
  const content = fileInTar(await promisify(gunzip)(tarball), `package/${file}`);
  if (!content) throw new Error(`${name} holds no ${file}.`);
  return content;
}

/** @param {string} name */
async function packedTarball(name) {
  const folder = await mkdtemp(path.join(tmpdir(), "leafwise-package-"));
  try {
    await runNpm(["pack", name, "--pack-destination", folder]);
    const [tarball = ""] = await readdir(folder);
    return await readFile(path.join(folder, tarball));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * A tar is blocks of 512 bytes: a header (name at 0, size in octal at 124), then the content.
 *
 * @param {Buffer} tar
 * @param {string} wanted
 */
function fileInTar(tar, wanted) {
  for (let offset = 0; offset < tar.length;) {
    const name = textAt(tar, offset, 100);
    const size = Number.parseInt(textAt(tar, offset + 124, 12) || "0", 8);
    if (name === wanted) return tar.subarray(offset + 512, offset + 512 + size);
    offset += 512 + Math.ceil(size / 512) * 512;
  }
  return undefined;
}

/**
 * @param {Buffer} buffer
 * @param {number} start
 * @param {number} length
 */
function textAt(buffer, start, length) {
  return buffer.toString("latin1", start, start + length).split(/[\0 ]/)[0] ?? "";
}
