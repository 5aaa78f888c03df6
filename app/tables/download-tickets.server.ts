import { createHash, randomBytes } from "node:crypto";
import { DOWNLOADS, type DownloadKind } from "../domain/download";
import { createShopDomain, type ShopDomain } from "../domain/ids";
import type { Database } from "./database.server";

/** What a ticket is good for. */
export interface Download {
  kind: DownloadKind;
  query: string;
}

const LIFE_MS = 60 * 1000;

/** A ticket for one download of this shop, good for a minute. Only its hash is kept. */
export async function createDownloadTicket(
  database: Database,
  { shopId, kind, query }: Download & { shopId: number },
  now: Date,
): Promise<string> {
  const ticket = randomBytes(32).toString("base64url");
  const expiresAt = new Date(now.getTime() + LIFE_MS);
  await database.downloadTicket.create({
    data: { ticketHash: hashOf(ticket), shopId, kind, query, expiresAt },
  });
  return ticket;
}

/** Uses the ticket up. Null if it is unknown, used or too old, or the shop has the app no more. */
export async function takeDownloadTicket(
  database: Database,
  ticket: string,
  now: Date,
): Promise<(Download & { shop: ShopDomain }) | null> {
  const [row] = await database.$queryRaw<{ kind: string; query: string; domain: string }[]>`
    DELETE FROM download_ticket t USING shop s
    WHERE t.ticket_hash = ${hashOf(ticket)} AND t.expires_at > ${now} AND s.id = t.shop_id
      AND s.uninstalled_at IS NULL
    RETURNING t.kind, t.query, s.domain`;
  const kind = DOWNLOADS.find((known) => known === row?.kind);
  return row && kind ? { kind, query: row.query, shop: createShopDomain(row.domain) } : null;
}

export async function deleteOldDownloadTickets(database: Database, before: Date): Promise<void> {
  await database.downloadTicket.deleteMany({ where: { expiresAt: { lt: before } } });
}

function hashOf(ticket: string): string {
  return createHash("sha256").update(ticket).digest("hex");
}
