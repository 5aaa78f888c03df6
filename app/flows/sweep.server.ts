import { deleteOldAuthorizationStates } from "../tables/authorization-states.server";
import { deleteOldCategoryChanges } from "../tables/category-trees.server";
import type { Database } from "../tables/database.server";
import { deleteOldDownloadTickets } from "../tables/download-tickets.server";
import { deleteOldImports, IMPORT_KEPT_MS } from "../tables/mapping-imports.server";
import { forgetOldDeletions } from "../tables/deleted-products.server";
import { deleteOldPutAway } from "../tables/put-away-products.server";
import { deleteOldPartialRuns } from "../tables/runs.server";
import { deleteOldWebhookEvents } from "../tables/webhook-events.server";

const DAY_MS = 24 * 60 * 60 * 1000;
/** Shopify delivers a webhook again for four hours (shopify-platform, Webhooks); a week is plenty. */
const WEBHOOK_EVENTS_KEPT_MS = 7 * DAY_MS;
const CATEGORY_CHANGES_KEPT_MS = 400 * DAY_MS;
/** The file of a bulk operation can be read for a week; nothing older can bring a deleted product back. */
const DELETIONS_KEPT_MS = 30 * DAY_MS;
const PARTIAL_RUNS_KEPT_MS = 7 * DAY_MS;

/** Deletes what is only kept for a while. @param kept.putAwayDays how long products are that were put away */
export async function sweep(
  database: Database,
  now: Date,
  kept: { putAwayDays: number },
): Promise<void> {
  await deleteOldPutAway(database, kept.putAwayDays);
  await deleteOldWebhookEvents(database, new Date(now.getTime() - WEBHOOK_EVENTS_KEPT_MS));
  await deleteOldCategoryChanges(database, new Date(now.getTime() - CATEGORY_CHANGES_KEPT_MS));
  await deleteOldAuthorizationStates(database, new Date(now.getTime() - DAY_MS));
  await forgetOldDeletions(database, new Date(now.getTime() - DELETIONS_KEPT_MS));
  await deleteOldDownloadTickets(database, now);
  await deleteOldImports(database, new Date(now.getTime() - IMPORT_KEPT_MS));
  await deleteOldPartialRuns(database, new Date(now.getTime() - PARTIAL_RUNS_KEPT_MS));
}
