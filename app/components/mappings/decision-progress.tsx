import { Banner, BlockStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { DecisionView } from "../../views/decisions.server";
import { ProgressLine } from "../progress-line";
import { useAtEnd } from "../use-at-end";
import { useLooks } from "../use-looks";

const LOOK_EVERY_MS = 1_000;
const isGoingOn = (decisions: DecisionView[]) => decisions.some(({ isFinished }) => !isFinished);

interface ProgressProps {
  decisions: DecisionView[];
  /** Which page tells: each tells of its own decisions. */
  page: "mappings" | "review";
  onUndo?(decisionId: number): void;
}

/** How far decisions about everything that a filter found are. */
export function DecisionProgress({ decisions: loaded, page, onUndo }: ProgressProps) {
  const { t } = useTranslation();
  const decisions = useLooks(loaded, {
    address: `/app/mappings/decisions?page=${page}`,
    everyMs: LOOK_EVERY_MS,
    isGoingOn,
  });
  useAtEnd(isGoingOn(decisions));
  return decisions.map((decision) => (
    <Banner
      key={decision.id}
      tone={decision.isFinished ? "success" : "info"}
      {...(onUndo && decision.isUndoable
        ? { action: { content: t("review.undo"), onAction: () => onUndo(decision.id) } }
        : {})}
    >
      <BlockStack gap="200">
        <Text as="p" id={`decision-${decision.id}`}>
          {t(
            decision.isFinished ? `decide.ended.${decision.kind}` : `decide.going.${decision.kind}`,
            {
              done: decision.isFinished ? decision.decided : decision.lookedAt,
              total: decision.total,
            },
          )}
        </Text>
        {decision.isFinished ? null : (
          <ProgressLine
            share={decision.lookedAt / Math.max(1, decision.total)}
            labelledBy={`decision-${decision.id}`}
          />
        )}
      </BlockStack>
    </Banner>
  ));
}
