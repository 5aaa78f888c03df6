import { Badge, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { CONFIDENCE_LEVELS } from "../../domain/confidence";
import type { ErrorBudgetView } from "../../views/error-budget.server";

const TONES = { safe: "success", look: "attention", unsure: "warning" } as const;

/** How many products wait, by how sure one may be of what is recommended for them. */
export function WaitingCard({ waiting }: { waiting: ErrorBudgetView["waiting"] }) {
  const { t } = useTranslation();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("confidence.waiting.title")}
        </Text>
        {CONFIDENCE_LEVELS.map((level) => (
          <InlineStack key={level} gap="300" blockAlign="center" wrap={false}>
            <div style={{ minWidth: 72 }}>
              <Badge tone={TONES[level]}>{t(`confidence.level.${level}`)}</Badge>
            </div>
            <Text as="p">{t(`confidence.waiting.${level}`, { count: waiting[level] })}</Text>
          </InlineStack>
        ))}
      </BlockStack>
    </Card>
  );
}
