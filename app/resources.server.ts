import { config } from "./config.server";
import { createLog, type Log } from "./log.server";
import { DatabaseClock } from "./tables/clock.server";
import { ConnectionPool } from "./tables/connection-pool.server";
import { databaseOn, type PrismaClient } from "./tables/database.server";
import { slowBudgetDown, takeFromBudgets } from "./tables/rate-budgets.server";
import { TokenCipher } from "./tables/token-cipher.server";
import { TikTokShopClient } from "./tiktok-shop/client.server";
import { RateLimiter } from "./tiktok-shop/rate-limiter.server";

// What a process has one of. Made at first use, so that a module can be imported without a configuration.

let openedPool: ConnectionPool | undefined;
let openedDatabase: PrismaClient | undefined;
let openedClock: DatabaseClock | undefined;
let cipher: TokenCipher | undefined;
let processLog: Log | undefined;
let tikTokShopClient: TikTokShopClient | undefined;

/** The connections of this process; one more hears of new jobs. */
export function connectionPool(): ConnectionPool {
  const { databaseUrl, databaseConnections } = config();
  openedPool ??= new ConnectionPool(databaseUrl, {
    connections: databaseConnections - 1,
    log: log(),
  });
  return openedPool;
}

/** The database of this process. */
export function database(): PrismaClient {
  openedDatabase ??= databaseOn(connectionPool());
  return openedDatabase;
}

/** The time of this process. */
export function clock(): DatabaseClock {
  openedClock ??= new DatabaseClock(database());
  return openedClock;
}

export function tokenCipher(): TokenCipher {
  cipher ??= new TokenCipher(config().encryptionKeys);
  return cipher;
}

export function log(): Log {
  processLog ??= createLog(config().logLevel);
  return processLog;
}

export function tikTokShop(): TikTokShopClient {
  const { requestsPerSecond, requestsPerHour, ...app } = config().tikTokShop;
  tikTokShopClient ??= new TikTokShopClient(
    app,
    new RateLimiter(
      {
        take: (budgets, wanted) => takeFromBudgets(database(), budgets, wanted),
        slowDown: (key) => slowBudgetDown(database(), key),
      },
      { requestsPerSecond, requestsPerHour },
    ),
  );
  return tikTokShopClient;
}
