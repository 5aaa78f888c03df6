import { contextForDomain, mappingContextFor } from "../context.server";
import { createShopDomain } from "../domain/ids";
import { marketLocale } from "../domain/market";
import { syncCategories } from "../flows/sync-categories.server";
import { syncCategoriesJob } from "./catalog";
import { DONE, handlerOf } from "./handler";

export const syncCategoriesHandler = handlerOf(syncCategoriesJob, async ({ shop }) => {
  const context = await contextForDomain(createShopDomain(shop));
  const mapping = context && (await mappingContextFor(context));
  if (mapping) await syncCategories(mapping, marketLocale(mapping.seller.market));
  return DONE;
});
