import { useTranslation } from "react-i18next";
import { CategoryDialog } from "../category-picker/category-dialog";

/** Another category, for one product or several. Loaded when it is first opened. */
export function ChangeDialog({
  products,
  localCategoryId,
  onClose,
  onChoose,
}: {
  /** Null is everything that the filter finds. */
  products: number | null;
  /** Of the products, where they all have the same. */
  localCategoryId: number | undefined;
  onClose(): void;
  onChoose(category: { id: string; path: string[] }): void;
}) {
  const { t } = useTranslation();
  const title =
    products === null ? t("decide.changeAll") : t("decide.changeTitle", { count: products });
  return (
    <CategoryDialog
      title={title}
      localCategoryId={localCategoryId}
      onClose={onClose}
      onChoose={onChoose}
    />
  );
}
