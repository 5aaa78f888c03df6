import { Modal, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ReviewOrder } from "./review-order";

interface AcceptanceProps {
  order: ReviewOrder;
  onAccept(): void;
  onClose(): void;
}

/** The one explicit confirmation before many products get a category that TikTok Shop holds back or restricts. */
export function AcceptanceDialog({ order, onAccept, onClose }: AcceptanceProps) {
  const { t } = useTranslation();
  const { category, products } = order;
  const isRestricted = category?.permission === "restricted";
  const name = { category: category?.path.at(-1) ?? t("review.thisCategory") };
  return (
    <Modal
      open
      onClose={onClose}
      title={t(
        isRestricted ? "categories.warning.restrictedTitle" : "categories.warning.inviteOnlyTitle",
        name,
      )}
      primaryAction={{ content: t("categories.warning.use"), onAction: onAccept }}
      secondaryActions={[{ content: t("decide.cancel"), onAction: onClose }]}
    >
      <Modal.Section>
        <Text as="p">
          {t(isRestricted ? "categories.warning.restricted" : "categories.warning.inviteOnly")}
        </Text>
        {products > 0 ? <Text as="p">{t("review.about", { count: products })}</Text> : null}
      </Modal.Section>
    </Modal>
  );
}
