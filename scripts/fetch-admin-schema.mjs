// @ts-check
/**
 * Fetches Shopify's Admin GraphQL schema 2026-10 (introspection JSON) into node_modules/.cache/leafwise/, out of the
 * npm tarball of @shopify/dev-mcp (ISC). Installing that package would bring the whole Shopify CLI; its tarball alone
 * is 14 MB. A second call finds the file and does nothing.
 */
import { existsSync } from "node:fs";
import { mkdir, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { packedFile } from "./support/packed-file.mjs";
import { inProject } from "./support/project.mjs";

const PACKED_SCHEMA = {
  name: "@shopify/dev-mcp@1.16.0",
  integrity:
    "sha512-tqgRnK7sQhjew+htxtleTH23nXB5fZcsrhWgEkomsorGXvLOB2mh2upwZm8uzuTDNTZnqtLMe64yIwh6s2awtw==",
  file: "dist/data/admin_2026-10.json.gz",
};

const adminSchemaFile = inProject("node_modules/.cache/leafwise/admin-2026-10.introspection.json");

/** @returns {Promise<string>} the file's path */
export async function fetchAdminSchema() {
  if (!existsSync(adminSchemaFile))
    await writeAtOnce(adminSchemaFile, gunzipSync(await packedFile(PACKED_SCHEMA)));
  return adminSchemaFile;
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
