import type { ShopSettings } from "../../domain/shop-settings";

/** What the merchant changed and has not saved. */
export type SettingsChanges = Partial<ShopSettings>;

/** What is still to be saved when `sent` is: a switch may be flipped again before the answer is there. */
export function changedSince(sent: SettingsChanges, changes: SettingsChanges): SettingsChanges {
  return Object.fromEntries(
    Object.entries(changes).filter(([name, value]) => value !== sent[name as keyof ShopSettings]),
  );
}
