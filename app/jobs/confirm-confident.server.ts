import { contextForDomain } from "../context.server";
import { createShopDomain } from "../domain/ids";
import { confirmAfterRun } from "../flows/confirm-confident.server";
import { confirmConfidentJob } from "./catalog";
import { DONE, handlerOf } from "./handler";

export const confirmConfidentHandler = handlerOf(confirmConfidentJob, async ({ shop }) => {
  const context = await contextForDomain(createShopDomain(shop));
  if (context) await confirmAfterRun(context);
  return DONE;
});
