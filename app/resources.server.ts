import { config } from "./config.server";
import { createLog, type Log } from "./log.server";
import { openDatabase, type PrismaClient } from "./tables/database.server";
import { TokenCipher } from "./tables/token-cipher.server";

// What a process has one of. Made at first use, so that a module can be imported without a configuration.

let openedDatabase: PrismaClient | undefined;
let cipher: TokenCipher | undefined;
let processLog: Log | undefined;

/** The connection pool of this process. */
export function database(): PrismaClient {
  openedDatabase ??= openDatabase(config().databaseUrl);
  return openedDatabase;
}

export function tokenCipher(): TokenCipher {
  cipher ??= new TokenCipher(config().encryptionKeys);
  return cipher;
}

export function log(): Log {
  processLog ??= createLog(config().logLevel);
  return processLog;
}
