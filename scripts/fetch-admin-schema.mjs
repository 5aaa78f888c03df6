// @ts-check
/**
 * Fetches Shopify's Admin GraphQL schema 2026-10 (introspection JSON) into node_modules/.cache/leafwise/, out of the
 * npm tarball of @shopify/dev-mcp (ISC), pinned by version and integrity. Installing that package would bring the
 * whole Shopify CLI; its tarball alone is 14 MB. A second call finds the file and does nothing.
 */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gunzipSync } from "node:zlib";

const PACKAGE = "@shopify/dev-mcp@1.16.0";
const INTEGRITY =
  "sha512-tqgRnK7sQhjew+htxtleTH23nXB5fZcsrhWgEkomsorGXvLOB2mh2upwZm8uzuTDNTZnqtLMe64yIwh6s2awtw==";
const SCHEMA_IN_PACKAGE = "package/dist/data/admin_2026-10.json.gz";

const project = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const adminSchemaFile = path.join(
  project,
  "node_modules/.cache/leafwise/admin-2026-10.introspection.json",
);

/** @returns {Promise<string>} the file's path */
export async function fetchAdminSchema() {
  if (existsSync(adminSchemaFile)) return adminSchemaFile;
  const folder = await mkdtemp(path.join(tmpdir(), "leafwise-schema-"));
  try {
    const tarball = await packedTarball(folder);
    const schema = gunzipSync(fileInTar(gunzipSync(tarball), SCHEMA_IN_PACKAGE));
    await writeAtOnce(adminSchemaFile, schema);
  } finally {
    await rm(folder, { recursive: true });
  }
  return adminSchemaFile;
}

/** @param {string} folder */
async function packedTarball(folder) {
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  await promisify(execFile)(npm, ["pack", PACKAGE, "--silent", "--pack-destination", folder]);
  const [name = ""] = await readdir(folder);
  const tarball = await readFile(path.join(folder, name));
  const integrity = `sha512-${createHash("sha512").update(tarball).digest("base64")}`;
  if (integrity !== INTEGRITY) throw new Error(`${PACKAGE} is not the pinned file: ${integrity}`);
  return tarball;
}

/**
 * A tar is blocks of 512 bytes: a header (name at 0, size in octal at 124), then the content.
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
  throw new Error(`${PACKAGE} holds no ${wanted}.`);
}

/**
 * @param {Buffer} buffer
 * @param {number} start
 * @param {number} length
 */
function textAt(buffer, start, length) {
  return buffer.toString("latin1", start, start + length).split(/[\0 ]/)[0] ?? "";
}

/**
 * Two callers at once must never see half a file.
 * @param {string} file
 * @param {Buffer} content
 */
async function writeAtOnce(file, content) {
  await mkdir(path.dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}`;
  await writeFile(temporary, content);
  await rename(temporary, file);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await fetchAdminSchema());
