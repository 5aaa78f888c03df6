import type { ShopDomain } from "../domain/ids";
import { disconnect } from "../tables/connections.server";
import type { PrismaClient } from "../tables/database.server";
import { activeRuns, moveRun } from "../tables/runs.server";
import { forgetDrafts, type SweepContext } from "./sweep-drafts.server";
import {
  deleteSessions,
  deleteShop,
  findShop,
  markUninstalled,
  updateSessionScopes,
} from "../tables/shops.server";

/**
 * The app was uninstalled: its token is dead already. The run stops, the connection ends, the mappings stay until
 * Shopify asks to forget the shop (48 hours later), in case the merchant comes back. A second delivery changes nothing,
 * nor does a late one after the merchant came back: Shopify delivers again for hours.
 */
export async function endInstallation(
  database: PrismaClient,
  domain: ShopDomain,
  event: { triggeredAt: Date; now: Date },
): Promise<void> {
  const shop = await findShop(database, domain);
  if (shop && shop.installedAt > event.triggeredAt) return;
  const { now } = event;
  await database.$transaction(async (tx) => {
    await deleteSessions(tx, domain);
    if (!shop?.isInstalled) return;
    for (const run of await activeRuns(tx, shop.id))
      await moveRun(tx, run, { to: "stopped", reason: "app-uninstalled", now });
    await disconnect(tx, shop.id);
    await markUninstalled(tx, shop.id, now);
  });
}

/** The merchant granted other scopes. */
export async function changeScopes(
  database: PrismaClient,
  domain: ShopDomain,
  scopes: string[],
): Promise<void> {
  await updateSessionScopes(database, domain, scopes);
}

/** Deletes every row of the shop and its stored pictures, unless it installed the app again meanwhile. */
export async function forgetShop(context: SweepContext, domain: ShopDomain): Promise<void> {
  const shop = await findShop(context.database, domain);
  if (shop?.isInstalled) return;
  if (shop) await forgetDrafts(context, shop.id);
  await deleteShop(context.database, domain);
}
