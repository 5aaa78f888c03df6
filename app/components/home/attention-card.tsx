import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ReasonCount } from "../../views/home.server";

/** Why products need attention, by kind, and the way to them. */
export function AttentionCard({ reasons }: { reasons: ReasonCount[] }) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  if (reasons.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("home.attention.title")}
        </Text>
        {reasons.map(({ reason, products }) => (
          <InlineStack key={reason} align="space-between" blockAlign="center" gap="200">
            <Text as="span">
              {t(`reason.${reason}`)} <b>{number.format(products)}</b>
            </Text>
            <Button
              variant="plain"
              url={`/app/mappings?status=needs-attention&reason=${reason}`}
              accessibilityLabel={t("home.attention.showLabel", { reason: t(`reason.${reason}`) })}
            >
              {t("home.attention.show")}
            </Button>
          </InlineStack>
        ))}
      </BlockStack>
    </Card>
  );
}
