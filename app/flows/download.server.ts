import { filterOf, queryOf } from "../domain/mapping-filter";
import type { Database } from "../tables/database.server";
import {
  createDownloadTicket,
  takeDownloadTicket,
  type Download,
} from "../tables/download-tickets.server";
import type { ShopContext } from "./context";

/** The address that downloads the mappings a filter finds, once. */
export async function startExport(context: ShopContext, query: string): Promise<string> {
  const filter = queryOf(filterOf(new URLSearchParams(query)));
  return addressOf(context, { kind: "mappings", query: filter });
}

/** The address that downloads the rows of an import that cannot be used, once. */
export async function startProblemList(context: ShopContext, importId: number): Promise<string> {
  return addressOf(context, { kind: "import-problems", query: String(importId) });
}

async function addressOf(
  { database, shop, now }: ShopContext,
  download: Download,
): Promise<string> {
  const ticket = await createDownloadTicket(database, { shopId: shop.id, ...download }, now());
  return `/downloads/${ticket}`;
}

/** What a ticket is good for, and whose it is: once. */
export function takeTicket(database: Database, ticket: string, now: Date) {
  return takeDownloadTicket(database, ticket, now);
}
