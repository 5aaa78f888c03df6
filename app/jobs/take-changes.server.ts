import { randomUUID } from "node:crypto";
import { contextForDomain, currentSeller } from "../context.server";
import { createShopDomain } from "../domain/ids";
import { takeProductChanges } from "../flows/product-changes.server";
import { ShopifyAccessLost } from "../shopify/errors";
import { takeChangesJob } from "./catalog";
import { DONE, handlerOf } from "./handler";

export const takeChangesHandler = handlerOf(takeChangesJob, async ({ shop }) => {
  const context = await contextForDomain(createShopDomain(shop));
  if (!context) return DONE;
  try {
    const seller = await currentSeller(context);
    const taken = await takeProductChanges(context, { seller, taker: randomUUID() });
    if (taken.outcome === "done") return DONE;
    return { outcome: "again", afterMs: taken.afterMs };
  } catch (error) {
    // The changes stay noted: the next one takes them along, when the merchant has opened the app again.
    if (error instanceof ShopifyAccessLost) return DONE;
    throw error;
  }
});
