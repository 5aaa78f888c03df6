import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, ProgressBar, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { RunView } from "../views/run.server";

/** A run that can be watched, paused and stopped. */
export function RunCard({ run }: { run: RunView }) {
  const { t } = useTranslation();
  const { productsDone: done, productsRead: total } = run.progress;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t(`run.status.${run.status}`)}
        </Text>
        {run.reason ? <Text as="p">{t(`run.reason.${run.reason}`)}</Text> : null}
        {run.isActive ? (
          <ProgressBar
            progress={total === 0 ? 0 : (done / total) * 100}
            size="small"
            ariaLabelledBy="run-progress"
          />
        ) : null}
        <Text as="p" id="run-progress">
          {t("run.progress", { done, total })}
        </Text>
        {run.isActive ? <RunControls run={run} /> : null}
      </BlockStack>
    </Card>
  );
}

function RunControls({ run }: { run: RunView }) {
  const { t } = useTranslation();
  const fetcher = useFetcher();
  const ask = (intent: string) =>
    fetcher.submit({ intent, runId: run.id }, { method: "post", action: "/app?index" });
  return (
    <InlineStack gap="200">
      {run.status === "paused" ? (
        <Button onClick={() => ask("resume")}>{t("run.resume")}</Button>
      ) : (
        <Button onClick={() => ask("pause")}>{t("run.pause")}</Button>
      )}
      <Button tone="critical" onClick={() => ask("stop")}>
        {t("run.stop")}
      </Button>
    </InlineStack>
  );
}
