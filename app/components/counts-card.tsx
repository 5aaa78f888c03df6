import { BlockStack, Card, InlineGrid, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { HomeView } from "../views/home.server";

/** How the shop's products stand. */
export function CountsCard({ counts }: { counts: HomeView["counts"] }) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  const shown = [
    ["products", counts.products],
    ["recommended", counts.recommended],
    ["confirmed", counts.confirmed],
    ["needsAttention", counts.needsImage + counts.noRecommendation + counts.failed],
  ] as const;
  return (
    <Card>
      <InlineGrid columns={{ xs: 2, sm: 4 }} gap="400">
        {shown.map(([name, count]) => (
          <BlockStack key={name} gap="100">
            <Text as="span" tone="subdued">
              {t(`home.counts.${name}`)}
            </Text>
            <Text as="span" variant="headingLg">
              <span data-count={name}>{number.format(count)}</span>
            </Text>
          </BlockStack>
        ))}
      </InlineGrid>
    </Card>
  );
}
