import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { RunView } from "../../views/run.server";
import { ProgressLine } from "../progress-line";
import { RunOutcome } from "./run-outcome";
import { useDuration } from "./use-duration";

const NOTHING = {
  productsRead: 0,
  productsDone: 0,
  unchanged: 0,
  decided: 0,
  bySample: 0,
  recommended: 0,
  needsImage: 0,
  noRecommendation: 0,
  failed: 0,
  imagesUploaded: 0,
  recommendCalls: 0,
};

/** What is shown until the server knows the run: it has its place at once, and moves nothing later. */
export const STARTING: RunView = {
  id: 0,
  status: "reading",
  reason: null,
  isActive: true,
  startedAt: "",
  startedBy: "",
  isOnlyChanged: false,
  seconds: 0,
  progress: NOTHING,
};

/** A run that can be watched, paused and stopped; once it ended, what to do now. */
export function RunCard({ run }: { run: RunView }) {
  const { t } = useTranslation();
  const { productsDone: done, productsRead: total } = run.progress;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t(run.isActive ? `run.status.${run.status}` : "run.over")}
        </Text>
        {run.reason ? <Text as="p">{t(`run.reason.${run.reason}`)}</Text> : null}
        <ProgressLine share={total === 0 ? 0 : done / total} labelledBy="run-progress" />
        <InlineStack gap="400">
          <Text as="p" id="run-progress">
            {t("run.progress", { done, total })}
          </Text>
          {run.isActive ? <Speed run={run} /> : null}
        </InlineStack>
        <div style={{ minHeight: 20 }}>
          {run.isActive ? <RunOutcome progress={run.progress} /> : null}
        </div>
        {run.isActive ? (
          <RunControls run={run} />
        ) : (
          <InlineStack>
            <Button url="/app/review">{t("run.review")}</Button>
          </InlineStack>
        )}
      </BlockStack>
    </Card>
  );
}

/** Products per second, and how long the rest takes at that speed. While reading goes on nobody knows the rest. */
function Speed({ run }: { run: RunView }) {
  const { t } = useTranslation();
  const duration = useDuration();
  const { productsDone, unchanged, decided, productsRead } = run.progress;
  const asked = productsDone - unchanged - decided;
  const perSecond = run.seconds > 0 ? asked / run.seconds : 0;
  if (run.status === "paused" || perSecond === 0) return null;
  return (
    <>
      <Text as="p" tone="subdued">
        {t("run.perSecond", { speed: perSecond })}
      </Text>
      {run.status === "mapping" ? (
        <Text as="p" tone="subdued">
          {t("run.timeLeft", { time: duration((productsRead - productsDone) / perSecond) })}
        </Text>
      ) : null}
    </>
  );
}

function RunControls({ run }: { run: RunView }) {
  const { t } = useTranslation();
  const fetcher = useFetcher();
  const isAsking = fetcher.state !== "idle" || run === STARTING;
  const ask = (intent: string) =>
    fetcher.submit({ intent, runId: run.id }, { method: "post", action: "/app?index" });
  return (
    <InlineStack gap="200">
      {run.status === "paused" ? (
        <Button disabled={isAsking} onClick={() => ask("resume")}>
          {t("run.resume")}
        </Button>
      ) : (
        <Button disabled={isAsking} onClick={() => ask("pause")}>
          {t("run.pause")}
        </Button>
      )}
      <Button tone="critical" disabled={isAsking} onClick={() => ask("stop")}>
        {t("run.stop")}
      </Button>
    </InlineStack>
  );
}
