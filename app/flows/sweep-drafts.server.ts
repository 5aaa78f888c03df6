import type { CloudStorage } from "../domain/cloud-storage";
import type { ShopDomain } from "../domain/ids";
import type { Database } from "../tables/database.server";
import { deleteDraft, oldDrafts, type OldDraft } from "../tables/old-drafts.server";

/** What sweeping may use: every shop has its own storage. */
export interface SweepContext {
  database: Database;
  storageOf(shop: { domain: ShopDomain }): CloudStorage;
  now(): Date;
}

/** Shopify keeps staged files for a day at least (shopify-platform, section 3, M): a draft is no use after that. */
const KEPT_MS = 24 * 60 * 60 * 1000;
const AT_ONCE = 100;

/** Deletes drafts that nobody touched for a day, and their files: what became a product lives in Shopify. */
export async function sweepDrafts(context: SweepContext): Promise<void> {
  const before = new Date(context.now().getTime() - KEPT_MS);
  await deleteAll(context, { before });
}

/** Deletes all drafts of a shop, with their files. */
export async function forgetDrafts(context: SweepContext, shopId: number): Promise<void> {
  await deleteAll(context, { before: new Date(context.now().getTime() + KEPT_MS), shopId });
}

async function deleteAll(
  context: SweepContext,
  old: { before: Date; shopId?: number },
): Promise<void> {
  for (;;) {
    const drafts = await oldDrafts(context.database, { ...old, limit: AT_ONCE });
    for (const draft of drafts) await deleteOne(context, draft);
    if (drafts.length < AT_ONCE) return;
  }
}

/** The files first: a draft whose files are left is swept again. */
async function deleteOne({ database, storageOf }: SweepContext, draft: OldDraft): Promise<void> {
  const storage = storageOf(draft);
  for (const url of draft.localImageUrls) await storage.remove(url);
  await deleteDraft(database, draft);
}
