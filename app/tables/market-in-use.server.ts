import { catalogCredential } from "./catalog-credentials.server";
import { currentConnection } from "./connections.server";
import type { Database } from "./database.server";

/** The market whose mappings a shop sees: its connection's, else that of the operator's catalog credential. */
export async function marketInUse(database: Database, shopId: number): Promise<string | null> {
  const connection = await currentConnection(database, shopId);
  if (connection) return connection.market;
  return (await catalogCredential(database))?.market ?? null;
}
