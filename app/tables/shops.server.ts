import { createShopDomain, type ShopDomain } from "../domain/ids";
import { databaseTime } from "./clock.server";
import type { Database } from "./database.server";

export interface Shop {
  id: number;
  domain: ShopDomain;
  isInstalled: boolean;
  installedAt: Date;
  allowTitleOnly: boolean;
  /** What is confirmed is written to metafields. */
  writesBack: boolean;
}

/** The shop, noted as installed: it is known from its first authenticated request on. */
export async function rememberShop(database: Database, domain: ShopDomain): Promise<Shop> {
  const known = await findShop(database, domain);
  if (known?.isInstalled) return known;
  // Prisma's own `now()` is this machine's.
  const installedAt = await databaseTime(database);
  const row = await database.shop.upsert({
    where: { domain },
    create: { domain, installedAt },
    update: { uninstalledAt: null, installedAt },
  });
  return asShop(row);
}

export async function findShop(database: Database, domain: ShopDomain): Promise<Shop | null> {
  const row = await database.shop.findUnique({ where: { domain } });
  return row && asShop(row);
}

export async function markUninstalled(database: Database, shopId: number, at: Date): Promise<void> {
  await database.shop.update({ where: { id: shopId }, data: { uninstalledAt: at } });
}

/** Installed shops whose whole catalog was mapped in their market: their connection's, or any without one. */
export async function mappedShops(database: Database): Promise<ShopDomain[]> {
  const rows = await database.$queryRaw<{ domain: string }[]>`
    SELECT s.domain FROM shop s
    LEFT JOIN tiktok_shop_connection c ON c.shop_id = s.id AND c.status <> 'disconnected'
    WHERE s.uninstalled_at IS NULL AND EXISTS (
      SELECT FROM mapping_run r
      WHERE r.shop_id = s.id AND r.kind = 'all' AND r.status = 'finished'
        AND (c.id IS NULL OR c.status = 'connected' AND r.market = c.market))
    ORDER BY s.id`;
  return rows.map(({ domain }) => createShopDomain(domain));
}

export async function areFirstStepsClosed(database: Database, shopId: number): Promise<boolean> {
  const row = await database.shop.findUnique({ where: { id: shopId } });
  return row ? row.firstStepsClosedAt !== null : false;
}

export async function closeFirstSteps(database: Database, shopId: number, at: Date): Promise<void> {
  await database.shop.update({ where: { id: shopId }, data: { firstStepsClosedAt: at } });
}

/** The app's tokens of a shop that uninstalled it are dead. */
export async function deleteSessions(database: Database, domain: ShopDomain): Promise<void> {
  await database.session.deleteMany({ where: { shop: domain } });
}

/** The scopes that the merchant granted changed. */
export async function updateSessionScopes(
  database: Database,
  domain: ShopDomain,
  scopes: string[],
): Promise<void> {
  await database.session.updateMany({ where: { shop: domain }, data: { scope: scopes.join(",") } });
}

/** Forgets the shop: every row of every table goes with it. */
export async function deleteShop(database: Database, domain: ShopDomain): Promise<void> {
  await deleteSessions(database, domain);
  await database.webhookEvent.deleteMany({ where: { shopDomain: domain } });
  await database.shop.deleteMany({ where: { domain } });
}

function asShop(row: {
  id: number;
  domain: string;
  installedAt: Date;
  uninstalledAt: Date | null;
  allowTitleOnly: boolean;
  writesBack: boolean;
}): Shop {
  return {
    id: row.id,
    domain: createShopDomain(row.domain),
    isInstalled: row.uninstalledAt === null,
    installedAt: row.installedAt,
    allowTitleOnly: row.allowTitleOnly,
    writesBack: row.writesBack,
  };
}
