import { Box, BlockStack, Button, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { isNarrowed } from "../../domain/mapping-filter";
import type { MappingsView } from "../../views/mappings.server";

/** Nothing to list: why, and what to do next. */
export function EmptyList({ view, onClear }: { view: MappingsView; onClear(): void }) {
  const { t } = useTranslation();
  const why =
    view.counts.all === 0 ? "noProducts" : isNarrowed(view.filter) ? "noMatch" : "noneOfStatus";
  return (
    <Box padding="1000">
      <BlockStack gap="300" inlineAlign="center">
        <Text as="h2" variant="headingMd" alignment="center">
          {t(`mappings.empty.${why}.title`)}
        </Text>
        <Text as="p" tone="subdued" alignment="center">
          {t(`mappings.empty.${why}.hint`)}
        </Text>
        {why === "noProducts" ? (
          <Button url="/app" variant="primary">
            {t("mappings.empty.noProducts.action")}
          </Button>
        ) : (
          <Button onClick={onClear}>{t("mappings.empty.showAll")}</Button>
        )}
      </BlockStack>
    </Box>
  );
}
