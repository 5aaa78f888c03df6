import { BlockStack, Button, Card, Divider, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { RuleSuggestion } from "../../views/rules.server";

/** Rules that the products suggest: one press opens them in the editor, nothing is saved yet. */
export function SuggestionsCard({ suggestions }: { suggestions: RuleSuggestion[] }) {
  const { t } = useTranslation();
  if (suggestions.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("rules.suggestions")}
        </Text>
        {suggestions.map((suggestion) => (
          <Suggestion key={JSON.stringify(suggestion.draft)} suggestion={suggestion} />
        ))}
      </BlockStack>
    </Card>
  );
}

function Suggestion({ suggestion }: { suggestion: RuleSuggestion }) {
  const { t } = useTranslation();
  const { draft, productType, vendor, products, categoryPath } = suggestion;
  const query = new URLSearchParams({ draft: JSON.stringify(draft) });
  const kind =
    vendor === null
      ? t("rules.kind.type", { type: productType })
      : t("rules.kind.typeOfVendor", { type: productType, vendor });
  return (
    <BlockStack gap="200">
      <Divider />
      <BlockStack gap="100">
        <Text as="span" fontWeight="semibold">
          {t("rules.agree", { count: products, kind })}
        </Text>
        <Text as="span" tone="subdued">
          {categoryPath.join(" › ")}
        </Text>
      </BlockStack>
      <div>
        <Button
          size="slim"
          url={`/app/rules/new?${query}`}
          accessibilityLabel={t("rules.makeLabel", { kind })}
        >
          {t("rules.make")}
        </Button>
      </div>
    </BlockStack>
  );
}
