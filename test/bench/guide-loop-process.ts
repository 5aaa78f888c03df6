import { redirectToSandbox } from "../../sandbox/network.mjs";
import { generatedCatalog } from "../../sandbox/catalog/catalog";
import { installAndConnect } from "./install-and-connect";
import type { BenchSandboxAddress } from "./sandbox-process";

// The guide's loop, one product after the other: fetch the image, upload it, ask for the category.
process.once(
  "message",
  (order: { sandbox: BenchSandboxAddress; imageUrls: string[] }) => void loop(order),
);
process.send?.("ready");
// The preload that ends us with our parent lets go of the channel: hold it until the order is there.
process.channel?.ref();

async function loop({
  sandbox,
  imageUrls,
}: {
  sandbox: BenchSandboxAddress;
  imageUrls: string[];
}): Promise<void> {
  redirectToSandbox(sandbox.url);
  const context = await installAndConnect(sandbox);
  const { mappingContextFor } = await import("../../app/context.server");
  const { fetchLocalImage } = await import("../../app/flows/steps/3-fetch-local-image.server");
  const { uploadProductImage } = await import("../../app/tiktok-shop/upload-product-image.server");
  const { recommendForProduct } = await import("../../app/flows/steps/5-recommend-category.server");
  const mapping = await mappingContextFor(context);
  if (!mapping) throw new Error("not connected");
  const catalog = generatedCatalog({ products: imageUrls.length });
  const startedAt = performance.now();
  for (const [index, url] of imageUrls.entries()) {
    const fetched = await fetchLocalImage(context, url);
    if (fetched.outcome !== "fetched") throw new Error(`${url}: ${fetched.reason}`);
    const { uri } = await mapping.asSeller((caller) =>
      uploadProductImage(mapping.tikTokShop, caller, fetched.bytes),
    );
    await recommendForProduct(
      mapping,
      { ...catalog.at(index), description: "", localCategory: "" },
      uri,
    );
  }
  process.send?.((performance.now() - startedAt) / 1000);
}
