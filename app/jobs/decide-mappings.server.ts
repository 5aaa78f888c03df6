import { contextForDomain } from "../context.server";
import { createShopDomain } from "../domain/ids";
import { carryOutDecision } from "../flows/decide-mappings.server";
import { decideMappingsJob } from "./catalog";
import { DONE, handlerOf } from "./handler";

export const decideMappingsHandler = handlerOf(decideMappingsJob, async ({ shop, decisionId }) => {
  const context = await contextForDomain(createShopDomain(shop));
  if (context) await carryOutDecision(context, decisionId);
  return DONE;
});
