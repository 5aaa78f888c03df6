import { z } from "zod";
import { jsonSchema, nameSchema, storableTimeSchema } from "../domain/asked";
import { markNeedsReauthorization } from "../tables/connection-tokens.server";
import {
  connectionsAuthorizing,
  dropAuthorizedShop,
  noteAuthorizationEnd,
  type Connection,
} from "../tables/connections.server";
import type { PrismaClient } from "../tables/database.server";
import { pauseRunOfLostShop } from "./lose-authorization.server";

/** Types worth hearing (tiktok-shop-api, Webhooks, L). */
const DEAUTHORIZED = 6;
const EXPIRES_SOON = 7;
/** How long before the end TikTok Shop warns, where it does not say when the end is (L). */
const WARNED_AHEAD_MS = 30 * 24 * 60 * 60 * 1000;

/** Seconds since 1970. */
const secondsSchema = z.coerce
  .number()
  .transform((seconds) => new Date(seconds * 1_000))
  .pipe(storableTimeSchema);

/** A webhook's body as it comes. */
export const tikTokShopWebhookSchema = jsonSchema.pipe(
  z.object({
    type: z.number(),
    shop_id: z.coerce.string().pipe(nameSchema(100)),
    timestamp: secondsSchema,
    data: z.object({ expiration_time: secondsSchema.optional() }).catch({}),
  }),
);

/**
 * What TikTok Shop tells about an authorization, for every shop that uses it. Heard twice, it changes nothing more;
 * heard late, it says nothing about a connection that was authorized again after it was sent.
 */
export async function hearTikTokShop(
  database: PrismaClient,
  webhook: z.output<typeof tikTokShopWebhookSchema>,
  now: Date,
): Promise<void> {
  const sentAt = webhook.timestamp;
  const connections = await connectionsAuthorizing(database, {
    tikTokShopId: webhook.shop_id,
    connectedBefore: sentAt,
  });
  for (const connection of connections) {
    if (webhook.type === DEAUTHORIZED)
      await endAuthorization(database, connection, { tikTokShopId: webhook.shop_id, now });
    if (webhook.type === EXPIRES_SOON) {
      const warnedAt = new Date(sentAt.getTime() + WARNED_AHEAD_MS);
      const endsAt = webhook.data.expiration_time ?? warnedAt;
      await noteAuthorizationEnd(database, connection.id, endsAt);
    }
  }
}

/** Without its shop in use a connection is of no use; another of the seller's shops is just not to be chosen. */
async function endAuthorization(
  database: PrismaClient,
  connection: Connection,
  { tikTokShopId, now }: { tikTokShopId: string; now: Date },
): Promise<void> {
  await dropAuthorizedShop(database, connection, tikTokShopId);
  const isInUse = connection.tikTokShopId === tikTokShopId;
  if (!isInUse && connection.authorizedShops.length > 1) return;
  await markNeedsReauthorization(database, connection.id);
  await pauseRunOfLostShop(database, connection.shopId, now);
}
