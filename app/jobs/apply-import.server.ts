import { contextForDomain } from "../context.server";
import { createShopDomain } from "../domain/ids";
import { applyImport, giveImportUp } from "../flows/apply-import.server";
import { applyImportJob } from "./catalog";
import { DONE, handlerOf } from "./handler";

export const applyImportHandler = handlerOf(
  applyImportJob,
  async ({ shop, ...confirmed }) => {
    const context = await contextForDomain(createShopDomain(shop));
    if (context) await applyImport(context, confirmed);
    return DONE;
  },
  async ({ shop, importId }) => {
    const context = await contextForDomain(createShopDomain(shop));
    if (context) await giveImportUp(context, importId);
  },
);
