import { z } from "zod";

/** What a merchant can switch on the Settings page. Add a field here and to the table, and a card for it. */
export const shopSettingsSchema = z.object({
  /** Ask TikTok Shop with the title alone where a product has no usable picture. */
  allowTitleOnly: z.boolean(),
  /** Write confirmed categories to a metafield of the products. */
  writesBack: z.boolean(),
});

export type ShopSettings = z.infer<typeof shopSettingsSchema>;
