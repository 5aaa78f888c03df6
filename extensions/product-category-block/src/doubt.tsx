import { pathText, type Translate } from "../../shared/texts";
import type { Category } from "./product";

interface DoubtProps {
  category: Category;
  onUse(): void;
  onCancel(): void;
  t: Translate;
}

/** The one explicit confirmation before a category that TikTok Shop holds back or restricts. */
export function Doubt({ category, onUse, onCancel, t }: DoubtProps) {
  return (
    <s-banner tone="warning" heading={pathText(category.path)}>
      {t(`doubt.${category.permission}`)}
      <s-button slot="secondary-actions" variant="secondary" onClick={onUse}>
        {t("doubt.use")}
      </s-button>
      <s-button slot="secondary-actions" variant="tertiary" onClick={onCancel}>
        {t("doubt.cancel")}
      </s-button>
    </s-banner>
  );
}
