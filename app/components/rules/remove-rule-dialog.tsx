import { BlockStack, Modal, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { KeepChoice } from "./keep-choice";

/** Asks what becomes of what a rule decided before it is removed. */
export function RemoveRuleDialog({
  products,
  onClose,
  onRemove,
}: {
  products: number;
  onClose(): void;
  onRemove(keepsDecided: boolean): void;
}) {
  const { t } = useTranslation();
  const [keepsDecided, setKeepsDecided] = useState(false);
  return (
    <Modal
      open
      onClose={onClose}
      title={t("rules.removeTitle")}
      primaryAction={{
        content: t("rules.remove"),
        destructive: true,
        onAction: () => onRemove(keepsDecided),
      }}
      secondaryActions={[{ content: t("rules.cancel"), onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="300">
          <Text as="p">{t("rules.removeExplain", { count: products })}</Text>
          {products > 0 ? (
            <KeepChoice
              title={t("rules.removeKeep")}
              keepsDecided={keepsDecided}
              onChange={setKeepsDecided}
            />
          ) : null}
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
