import { Modal, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";

/** What disconnecting means. Loaded when it is first asked for. */
export function DisconnectDialog({
  shop,
  onClose,
  onConfirm,
}: {
  shop: string;
  onClose(): void;
  onConfirm(): void;
}) {
  const { t } = useTranslation();
  return (
    <Modal
      open
      onClose={onClose}
      title={t("connection.disconnectTitle")}
      primaryAction={{
        content: t("connection.disconnect"),
        destructive: true,
        onAction: onConfirm,
      }}
      secondaryActions={[{ content: t("connection.cancel"), onAction: onClose }]}
    >
      <Modal.Section>
        <Text as="p">{t("connection.disconnectExplain", { shop })}</Text>
      </Modal.Section>
    </Modal>
  );
}
