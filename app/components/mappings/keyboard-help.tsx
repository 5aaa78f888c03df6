import { BlockStack, InlineStack, KeyboardKey, Modal, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";

const KEYS = [
  [["↑", "↓"], "move"],
  [["␣"], "select"],
  [["c"], "confirm"],
  [["/"], "search"],
  [["?"], "help"],
] as const;

/** What keys do. Loaded when it is first opened. */
export function KeyboardHelp({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  return (
    <Modal open onClose={onClose} title={t("keyboard.title")}>
      <Modal.Section>
        <BlockStack gap="300">
          {KEYS.map(([keys, name]) => (
            <InlineStack key={name} gap="200" blockAlign="center">
              {keys.map((key) => (
                <KeyboardKey key={key}>{key}</KeyboardKey>
              ))}
              <Text as="span">{t(`keyboard.${name}`)}</Text>
            </InlineStack>
          ))}
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
