import { Banner, BlockStack, ProgressBar, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { DecisionView } from "../../views/decisions.server";
import { useLooks } from "../use-looks";

/** How far decisions about everything that a filter found are. */
export function DecisionProgress({ decisions }: { decisions: DecisionView[] }) {
  const { t } = useTranslation();
  useLooks(decisions.some(({ isFinished }) => !isFinished));
  return decisions.map((decision) => (
    <Banner key={decision.id} tone={decision.isFinished ? "success" : "info"}>
      <BlockStack gap="200">
        <Text as="p">
          {t(
            decision.isFinished ? `decide.ended.${decision.kind}` : `decide.going.${decision.kind}`,
            {
              done: decision.isFinished ? decision.decided : decision.lookedAt,
              total: decision.total,
            },
          )}
        </Text>
        {decision.isFinished ? null : (
          <ProgressBar
            size="small"
            progress={(decision.lookedAt / Math.max(1, decision.total)) * 100}
            ariaLabelledBy={`decision-${decision.id}`}
          />
        )}
      </BlockStack>
    </Banner>
  ));
}
