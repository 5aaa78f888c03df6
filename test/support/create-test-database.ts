import pg from "pg";
import { inject } from "vitest";
import { withDatabase } from "./database-server";

export interface TestDatabase {
  url: string;
  /** Ends whatever is still connected. */
  drop(): Promise<void>;
}

let created = 0;

/** A database of its own for a test file: a copy of the run's template. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = inject("databaseServerUrl");
  created += 1;
  const name = `leafwise_test_${process.pid}_${created}`;
  await onServer(serverUrl, `CREATE DATABASE "${name}" TEMPLATE "${inject("databaseTemplate")}"`);
  return {
    url: withDatabase(serverUrl, name),
    drop: () => onServer(serverUrl, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`),
  };
}

async function onServer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client(serverUrl);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
