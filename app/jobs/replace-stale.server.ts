import { contextForDomain, currentSeller } from "../context.server";
import { createShopDomain } from "../domain/ids";
import { replaceStale } from "../flows/replace-stale.server";
import { replaceStaleJob } from "./catalog";
import { DONE, handlerOf } from "./handler";

export const replaceStaleHandler = handlerOf(replaceStaleJob, async ({ shop, market }) => {
  const context = await contextForDomain(createShopDomain(shop));
  const seller = context && (await currentSeller(context));
  // A shop that uses another market meanwhile is asked for when it comes back and the tree is synced.
  if (!context || seller?.market !== market) return DONE;
  const result = await replaceStale(context, seller);
  if (result.outcome !== "later") return DONE;
  return { outcome: "again", afterMs: result.afterMs };
});
