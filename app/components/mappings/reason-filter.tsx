import { BlockStack, Button } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { ATTENTION_REASONS, type AttentionReason } from "../../domain/attention-reason";

/** The reasons why products need attention, to choose one. */
export function ReasonFilter({ onChoose }: { onChoose(reason: AttentionReason): void }) {
  const { t } = useTranslation();
  return (
    <div
      style={{ maxHeight: 320, overflowY: "auto" }}
      role="group"
      aria-label={t("mappings.filter.reason")}
    >
      <BlockStack gap="100" inlineAlign="start">
        {ATTENTION_REASONS.map((reason) => (
          <Button key={reason} variant="tertiary" textAlign="left" onClick={() => onChoose(reason)}>
            {t(`reason.${reason}`)}
          </Button>
        ))}
      </BlockStack>
    </div>
  );
}
