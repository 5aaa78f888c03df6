import type { PlayedApp } from "./play-app";

/** Nothing of the shop is mapped or uploaded any more, and no run ever was. */
export async function forgetMappings(app: PlayedApp): Promise<void> {
  const { database, shop } = await app.context();
  const where = { shopId: shop.id };
  await database.mappingRun.deleteMany({ where });
  await database.productMapping.deleteMany({ where });
  await database.tikTokShopImage.deleteMany({ where });
}
