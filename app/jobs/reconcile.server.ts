import { contextForDomain, jobQueue, processDatabase } from "../context.server";
import { createShopDomain } from "../domain/ids";
import { reconcile, shopsToReconcile } from "../flows/reconcile.server";
import { ShopifyAccessLost } from "../shopify/errors";
import { reconcileAllJob, reconcileJob } from "./catalog";
import { DONE, handlerOf } from "./handler";

/** Over how long the shops are spread, so that they do not all ask Shopify at once. */
const SPREAD_MS = 2 * 60 * 60 * 1000;

export const reconcileAllHandler = handlerOf(reconcileAllJob, async () => {
  const queue = await jobQueue();
  const shops = await shopsToReconcile(processDatabase());
  for (const [index, shop] of shops.entries()) {
    const afterMs = (index / shops.length) * SPREAD_MS;
    await queue.send(reconcileJob, { shop, bulkOperationId: null }, { afterMs });
  }
  return DONE;
});

export const reconcileHandler = handlerOf(reconcileJob, async ({ shop, bulkOperationId }) => {
  const context = await contextForDomain(createShopDomain(shop));
  if (!context) return DONE;
  try {
    const result = await reconcile(context, bulkOperationId);
    if (result.outcome === "later") {
      const { bulkOperationId: written, afterMs } = result;
      const payload = { shop, bulkOperationId: written };
      await (await jobQueue()).send(reconcileJob, payload, { afterMs });
    }
  } catch (error) {
    // Without access there is nothing to compare; the merchant's next visit brings it back.
    if (!(error instanceof ShopifyAccessLost)) throw error;
  }
  return DONE;
});
