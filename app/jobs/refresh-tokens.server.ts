import { processDatabase, processTime, refreshLapsingTokens } from "../context.server";
import { pauseRunOfLostShop } from "../flows/lose-authorization.server";
import { refreshTokensJob } from "./catalog";
import { DONE, handlerOf } from "./handler";

/** A token lives about a week (tiktok-shop-api, Tokens, L): a refresh may fail for a day before anybody notices. */
const AHEAD_MS = 24 * 60 * 60 * 1000;

export const refreshTokensHandler = handlerOf(refreshTokensJob, async () => {
  const now = processTime();
  const { lostShopIds } = await refreshLapsingTokens(new Date(now.getTime() + AHEAD_MS));
  for (const shopId of lostShopIds) await pauseRunOfLostShop(processDatabase(), shopId, now);
  return DONE;
});
