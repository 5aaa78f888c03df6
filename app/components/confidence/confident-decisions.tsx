import { useFetcher } from "@remix-run/react";
import { Badge, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ConfidenceDecisionView } from "../../views/error-budget.server";
import { ERROR_BUDGET_ADDRESS } from "../settings/error-budget-settings";

/** What was confirmed within the error budget, each undoable as one. */
export function ConfidentDecisions({ decisions }: { decisions: ConfidenceDecisionView[] }) {
  const { t } = useTranslation();
  if (decisions.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("confidence.decisions.title")}
        </Text>
        {decisions.map((decision) => (
          <Decision key={decision.id} decision={decision} />
        ))}
      </BlockStack>
    </Card>
  );
}

function Decision({ decision }: { decision: ConfidenceDecisionView }) {
  const { t } = useTranslation();
  const fetcher = useFetcher();
  const { id, products, budget, isFinished, isUndone, isByItself, at } = decision;
  const undo = () =>
    fetcher.submit(
      { intent: "undo", decisionId: String(id) },
      { method: "post", action: ERROR_BUDGET_ADDRESS },
    );
  return (
    <InlineStack align="space-between" blockAlign="center" gap="200">
      <BlockStack>
        <Text as="p">{t("confidence.decisions.products", { count: products, budget })}</Text>
        <Text as="p" tone="subdued" variant="bodySm">
          {t(isByItself ? "confidence.decisions.byItself" : "confidence.decisions.asked", {
            at: new Date(at),
          })}
        </Text>
      </BlockStack>
      {isUndone ? (
        <Badge>{t("confidence.decisions.undone")}</Badge>
      ) : (
        <Button
          loading={!isFinished || fetcher.state !== "idle"}
          onClick={undo}
          accessibilityLabel={t("confidence.decisions.undoLabel", { count: products })}
        >
          {t("confidence.decisions.undo")}
        </Button>
      )}
    </InlineStack>
  );
}
