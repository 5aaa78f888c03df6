import { lazy, Suspense } from "react";
import type { CategoryDialogProps } from "./category-dialog";

// Opened by few visits: its code is fetched when it is.
const CategoryDialog = lazy(async () => ({
  default: (await import("./category-dialog")).CategoryDialog,
}));

/**
 * Lets the merchant choose a TikTok Shop category of the market in use: by search, by level, from what was chosen
 * lately, or from what TikTok Shop recommends within the same local category. Only leaves can be chosen; those by
 * invitation only and restricted ones after a warning. Asks `/app/categories` for everything it shows.
 */
export function CategoryPicker({ isOpen, ...dialog }: CategoryDialogProps & { isOpen: boolean }) {
  return isOpen ? (
    <Suspense fallback={null}>
      <CategoryDialog {...dialog} />
    </Suspense>
  ) : null;
}
