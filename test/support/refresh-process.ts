import { contextForDomain, mappingContextFor, closeResources } from "../../app/context.server";
import { createShopDomain } from "../../app/domain/ids";
import { listCategories } from "../../app/tiktok-shop/list-categories.server";

/** One worker of several: asks TikTok Shop for something as soon as it is told to. */
const context = await contextForDomain(createShopDomain("leafwise-demo.myshopify.com"));
const mapping = context && (await mappingContextFor(context));
process.send?.("ready");
process.once("message", () => {
  if (!mapping) throw new Error("The shop is not connected");
  const options = { categoryVersion: mapping.seller.categoryVersion, locale: "en-US" };
  void mapping
    .asSeller((caller) => listCategories(mapping.tikTokShop, caller, options))
    .then(({ categories }) => process.send?.({ categories: categories.length }))
    .catch((error: unknown) => process.send?.({ error: String(error) }))
    .finally(() => closeResources());
});
