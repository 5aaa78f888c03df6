import { useFetcher } from "@remix-run/react";
import { BlockStack, Card, Checkbox, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { RuleSettings } from "../../views/rules.server";

/** Whether collections that are promotions match no rule. Saved when it is changed. */
export function RulesSettings({ settings }: { settings: RuleSettings }) {
  const { t } = useTranslation();
  const fetcher = useFetcher();
  const sent = fetcher.formData?.get("ignoresPromotions");
  const isOn = sent ? sent === "true" : settings.ignoresPromotions;
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t("rules.settings.title")}
        </Text>
        <Checkbox
          label={t("rules.settings.promotions")}
          helpText={t("rules.settings.promotionsHelp")}
          checked={isOn}
          onChange={(checked) =>
            fetcher.submit(
              { ignoresPromotions: String(checked) },
              { method: "post", action: "/app/settings/rules" },
            )
          }
        />
      </BlockStack>
    </Card>
  );
}
