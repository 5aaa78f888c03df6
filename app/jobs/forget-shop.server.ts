import { sweepContext } from "../context.server";
import { createShopDomain } from "../domain/ids";
import { forgetShop } from "../flows/installation.server";
import { forgetShopJob } from "./catalog";
import { DONE, handlerOf } from "./handler";

export const forgetShopHandler = handlerOf(forgetShopJob, async ({ shop }) => {
  await forgetShop(sweepContext(), createShopDomain(shop));
  return DONE;
});
