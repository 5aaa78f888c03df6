import { BlockStack, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { RunProgress } from "../../domain/run";

/** What a run came to so far, as words with numbers. */
export function RunOutcome({ progress }: { progress: RunProgress }) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  const outcomes = (
    ["recommended", "needsImage", "noRecommendation", "failed", "decided", "unchanged"] as const
  ).filter((name) => progress[name] > 0);
  return (
    <BlockStack gap="100">
      <InlineStack gap="400">
        {outcomes.map((name) => (
          <Text as="span" key={name} variant="bodySm">
            {t(`run.outcome.${name}`)} {number.format(progress[name])}
          </Text>
        ))}
      </InlineStack>
      {progress.bySample > 0 ? (
        <Text as="p" variant="bodySm">
          {t("sampling.saved", { count: progress.bySample })}
        </Text>
      ) : null}
    </BlockStack>
  );
}
