import { contextForDomain } from "../context.server";
import { createShopDomain } from "../domain/ids";
import { currentRun, failRun } from "../flows/control-run.server";
import { readCatalog } from "../flows/read-catalog.server";
import { ShopifyAccessLost } from "../shopify/errors";
import { readCatalogJob } from "./catalog";
import { DONE, handlerOf } from "./handler";

export const readCatalogHandler = handlerOf(readCatalogJob, async ({ shop, runId }) => {
  const context = await contextForDomain(createShopDomain(shop));
  const run = context && (await currentRun(context, runId));
  if (!context || !run) return DONE;
  try {
    const read = await readCatalog(context, run);
    if (read.outcome === "done") return DONE;
    return { outcome: "again", at: new Date(context.now().getTime() + read.afterMs) };
  } catch (error) {
    if (!(error instanceof ShopifyAccessLost)) throw error;
    await failRun(context, run, "shopify-access-lost");
    return DONE;
  }
});
