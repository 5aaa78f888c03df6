import { PrismaPg } from "@prisma/adapter-pg";
import { Prisma, PrismaClient } from "../../generated/prisma/client";

/** The database, or a transaction of it. */
export type Database = Prisma.TransactionClient;

/** Opens a pool of connections. @param connections most at once, for this process */
export function openDatabase(databaseUrl: string, connections = 12): PrismaClient {
  return new PrismaClient({
    adapter: new PrismaPg({ connectionString: databaseUrl, max: connections }),
  });
}

/** Rows as one JSON parameter, for `jsonb_to_recordset`: a batch is one statement whatever its size. */
export function asRows(rows: readonly object[]): string {
  return JSON.stringify(rows, (_key, value: unknown) =>
    typeof value === "bigint" ? value.toString() : value,
  );
}

export { Prisma };
export type { PrismaClient };
