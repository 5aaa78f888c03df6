import { useFetcher } from "@remix-run/react";
import { TitleBar } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Card, Page, Text } from "@shopify/polaris";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { RuleSuggestion, RulesView } from "../../views/rules.server";
import { useRevalidating } from "../use-revalidating";
import { RulesSettings } from "../settings/rules-settings";
import { RuleList } from "./rule-list";
import { SuggestionsCard } from "./suggestions-card";

/** The shop's rules, and those that its products suggest. */
export function RulesPage({ view }: { view: RulesView }) {
  const { t } = useTranslation();
  const { rules } = view;
  const isFollowed = rules.some((rule) => rule.isFollowed);
  useRevalidating(isFollowed);
  const suggestions = useSuggestions(rules.length, isFollowed);
  return (
    <Page
      title={t("rules.title")}
      subtitle={t("rules.explain")}
      {...(view.isConnected
        ? { primaryAction: { content: t("rules.new"), url: "/app/rules/new" } }
        : {})}
    >
      <TitleBar title={t("rules.title")} />
      <BlockStack gap="400">
        {view.isConnected ? null : <Banner tone="info">{t("rules.notConnected")}</Banner>}
        {rules.length > 0 ? (
          <RuleList rules={rules} />
        ) : (
          <Card>
            <BlockStack gap="200">
              <Text as="h2" variant="headingMd">
                {t("rules.none")}
              </Text>
              <Text as="p">{t("rules.noneHint")}</Text>
            </BlockStack>
          </Card>
        )}
        <SuggestionsCard suggestions={suggestions} />
        <RulesSettings settings={view.settings} />
      </BlockStack>
    </Page>
  );
}

/** They take a look at all products: the page does not wait for them. */
function useSuggestions(rules: number, isFollowed: boolean): RuleSuggestion[] {
  const { load, data } = useFetcher<{ suggestions: RuleSuggestion[] }>();
  useEffect(() => {
    if (!isFollowed) load("/app/rules/suggestions");
  }, [load, rules, isFollowed]);
  return data?.suggestions ?? [];
}
