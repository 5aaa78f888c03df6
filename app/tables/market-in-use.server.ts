import { catalogCredential } from "./catalog-credentials.server";
import { currentConnection } from "./connections.server";
import type { Database } from "./database.server";

/** The market whose mappings a shop sees: its connection's, else that of the operator's catalog credential. */
export async function marketInUse(database: Database, shopId: number): Promise<string | null> {
  const connection = await currentConnection(database, shopId);
  if (connection) return connection.market;
  return (await catalogCredential(database))?.market ?? null;
}

/** The market that shops without a connection can be mapped for: as long as TikTok Shop accepts the operator's credential. */
export async function catalogMarket(database: Database): Promise<string | null> {
  const credential = await catalogCredential(database);
  return credential?.status === "connected" ? credential.market : null;
}
