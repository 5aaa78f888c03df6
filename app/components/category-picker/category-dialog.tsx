import { Modal } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CategoryChoice } from "../../views/categories.server";
import { CategoryFinder } from "./category-finder";
import { CategoryWarning } from "./category-warning";
import { rememberCategory } from "./recent-categories";

export interface CategoryDialogProps {
  /** What the category is for, where "choose a category" does not say enough. */
  title?: string;
  /** Suggests what TikTok Shop recommends within this local category. */
  localCategoryId?: number | undefined;
  /** The same where only its key is known. */
  localCategoryKey?: string | undefined;
  onChoose(category: CategoryChoice): void;
  onClose(): void;
}

/** The category picker, opened. */
export function CategoryDialog({ title, onChoose, onClose, ...scope }: CategoryDialogProps) {
  const { t } = useTranslation();
  const [doubtful, setDoubtful] = useState<{ category: CategoryChoice; market: string } | null>(
    null,
  );
  const use = (category: CategoryChoice, market: string) => {
    rememberCategory(market, category.id);
    onChoose(category);
  };
  return (
    <Modal open onClose={onClose} title={title ?? t("categories.title")} size="large">
      <Modal.Section>
        {doubtful ? (
          <CategoryWarning
            category={doubtful.category}
            onUse={() => use(doubtful.category, doubtful.market)}
            onBack={() => setDoubtful(null)}
          />
        ) : (
          <CategoryFinder
            localCategory={scope.localCategoryId ?? scope.localCategoryKey}
            onFound={(category, market) =>
              category.permission === "available"
                ? use(category, market)
                : setDoubtful({ category, market })
            }
          />
        )}
      </Modal.Section>
    </Modal>
  );
}
