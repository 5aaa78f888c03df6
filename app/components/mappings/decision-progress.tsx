import { useRevalidator } from "@remix-run/react";
import { Banner, BlockStack, ProgressBar, Text } from "@shopify/polaris";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { DecisionView } from "../../views/decisions.server";

const LOOK_EVERY_MS = 1_000;

/** How far decisions about everything that a filter found are. */
export function DecisionProgress({
  decisions,
  onUndo,
}: {
  decisions: DecisionView[];
  onUndo?(decisionId: number): void;
}) {
  const { t } = useTranslation();
  useLooks(decisions.some(({ isFinished }) => !isFinished));
  return decisions.map((decision) => (
    <Banner
      key={decision.id}
      tone={decision.isFinished ? "success" : "info"}
      {...(onUndo && decision.isUndoable
        ? { action: { content: t("review.undo"), onAction: () => onUndo(decision.id) } }
        : {})}
    >
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

/** Looks again while something goes on and the page is seen. */
export function useLooks(isGoingOn: boolean): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!isGoingOn || state !== "idle") return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") revalidate();
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [isGoingOn, state, revalidate]);
}
