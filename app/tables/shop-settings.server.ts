import type { ShopSettings } from "../domain/shop-settings";
import type { Database } from "./database.server";

export async function shopSettings(database: Database, shopId: number): Promise<ShopSettings> {
  return database.shop.findUniqueOrThrow({
    where: { id: shopId },
    select: { allowTitleOnly: true, writesBack: true },
  });
}

/** Stores what is given; the rest stays as it is. */
export async function storeShopSettings(
  database: Database,
  shopId: number,
  changes: Partial<ShopSettings>,
): Promise<void> {
  await database.shop.update({ where: { id: shopId }, data: changes });
}

/** Whether TikTok Shop is asked about samples first, and how far they have to agree. */
export interface Sampling {
  isOn: boolean;
  sharePercent: number;
}

export async function sampling(database: Database, shopId: number): Promise<Sampling> {
  const shop = await database.shop.findUniqueOrThrow({
    where: { id: shopId },
    select: { samplesQuestions: true, sampleShare: true },
  });
  return { isOn: shop.samplesQuestions, sharePercent: shop.sampleShare };
}

export async function setSampling(
  database: Database,
  shopId: number,
  { isOn, sharePercent }: Sampling,
): Promise<void> {
  await database.shop.update({
    where: { id: shopId },
    data: { samplesQuestions: isOn, sampleShare: sharePercent },
  });
}

/** Whether collections that are promotions match no rule. */
export async function ignoresPromotions(database: Database, shopId: number): Promise<boolean> {
  const shop = await database.shop.findUniqueOrThrow({
    where: { id: shopId },
    select: { ignoresPromotions: true },
  });
  return shop.ignoresPromotions;
}

export async function setIgnoresPromotions(
  database: Database,
  shopId: number,
  ignores: boolean,
): Promise<void> {
  await database.shop.update({ where: { id: shopId }, data: { ignoresPromotions: ignores } });
}
