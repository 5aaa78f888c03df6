import { Modal } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { CategoryWarning } from "./category-warning";

type WarnedOf = React.ComponentProps<typeof CategoryWarning>["category"];

interface WarningDialogProps {
  category: WarnedOf;
  onUse(): void;
  onClose(): void;
}

/** The one explicit confirmation, where a doubtful category is taken without the picker. */
export function WarningDialog({ category, onUse, onClose }: WarningDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal open onClose={onClose} title={t("categories.warning.title")}>
      <Modal.Section>
        <CategoryWarning category={category} onUse={onUse} onBack={onClose} />
      </Modal.Section>
    </Modal>
  );
}
