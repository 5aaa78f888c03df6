import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

export interface DemoSecrets {
  clientId: string;
  clientSecret: string;
  appKey: string;
  appSecret: string;
  serviceId: string;
  /** 32 bytes in base64. */
  encryptionKey: string;
}

/**
 * The secrets of a data folder stay the same: tokens in its database were encrypted with its key,
 * and the sandbox knows the tokens that it signed with its secrets.
 */
export function demoSecrets(folder: string): DemoSecrets {
  const file = path.join(folder, "secrets.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as DemoSecrets;
  const secrets: DemoSecrets = {
    clientId: randomBytes(16).toString("hex"),
    clientSecret: randomBytes(16).toString("hex"),
    appKey: randomBytes(6).toString("hex"),
    appSecret: randomBytes(20).toString("hex"),
    serviceId: "7400000000000000001",
    encryptionKey: randomBytes(32).toString("base64"),
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
}
