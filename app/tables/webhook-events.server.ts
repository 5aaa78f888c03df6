import type { ShopDomain } from "../domain/ids";
import type { Database } from "./database.server";

/** Notes a webhook. Answers false if it was received before. */
export async function noteWebhook(
  database: Database,
  event: { shopDomain: ShopDomain; topic: string; eventId: string },
): Promise<boolean> {
  const added = await database.$executeRaw`
    INSERT INTO webhook_event (shop_domain, topic, event_id)
    VALUES (${event.shopDomain}, ${event.topic}, ${event.eventId})
    ON CONFLICT DO NOTHING`;
  return added === 1;
}

export async function deleteOldWebhookEvents(database: Database, before: Date): Promise<void> {
  await database.webhookEvent.deleteMany({ where: { receivedAt: { lt: before } } });
}
