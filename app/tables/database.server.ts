import { PrismaPg } from "@prisma/adapter-pg";
import { Prisma, PrismaClient } from "../../generated/prisma/client";
import { createLog } from "../log.server";
import { ConnectionPool } from "./connection-pool.server";
import { retryConflicts } from "./retry-conflicts";

/** The database, or a transaction of it. */
export type Database = Prisma.TransactionClient;

/** A busy database makes work late, and does not refuse it. */
const PATIENT = { maxWait: 60_000, timeout: 60_000 };

/** Opens a pool of connections of its own. @param connections most at once, two or more */
export function openDatabase(databaseUrl: string, connections = 6): PrismaClient {
  return databaseOn(new ConnectionPool(databaseUrl, { connections, log: createLog("error") }));
}

/** The database through this pool; to disconnect ends the pool. What loses against somebody else's work is done again. */
export function databaseOn(pool: ConnectionPool): PrismaClient {
  const client = new PrismaClient({
    adapter: new RetryingAdapter(pool),
    transactionOptions: PATIENT,
  });
  const begin = client.$transaction.bind(client);
  // One function for both of its signatures: with a function, and with a list of operations.
  client.$transaction = (work: unknown, options?: object) => {
    const inside =
      typeof work === "function" ? (tx: Database) => pool.inside<unknown>(() => work(tx)) : work;
    return retryConflicts(() => Reflect.apply(begin, client, [inside, options])) as never;
  };
  return client;
}

/** A statement outside of a transaction is one by itself. */
class RetryingAdapter extends PrismaPg {
  constructor(pool: ConnectionPool) {
    super(pool, { disposeExternalPool: true });
  }

  override async connect() {
    const connection = await super.connect();
    const queryRaw = connection.queryRaw.bind(connection);
    const executeRaw = connection.executeRaw.bind(connection);
    connection.queryRaw = (query) => retryConflicts(() => queryRaw(query));
    connection.executeRaw = (query) => retryConflicts(() => executeRaw(query));
    return connection;
  }
}

/** Rows as one JSON parameter, for `jsonb_to_recordset`: a batch is one statement whatever its size. */
export function asRows(rows: readonly object[]): string {
  return JSON.stringify(rows, (_key, value: unknown) =>
    typeof value === "bigint" ? value.toString() : value,
  );
}

export { Prisma };
export type { PrismaClient };
