import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { RunView } from "../../views/run.server";
import { ProgressLine } from "../progress-line";
import { RunOutcome } from "./run-outcome";
import { RunReason } from "./run-reason";
import { useDuration } from "./use-duration";

/**
 * The latest run: to be watched, paused and stopped; once it ended, what to do now. It is as high as it was, so that
 * nothing below it jumps.
 */
export function RunCard({ run }: { run: RunView }) {
  const { t } = useTranslation();
  const { productsDone: done, productsRead: total } = run.progress;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t(run.isActive ? `run.status.${run.status}` : "run.last")}
        </Text>
        <RunReason run={run} />
        <Absent what="missed" count={run.missed} />
        <Absent what="putAway" count={run.putAway} />
        {run.away ? <Away away={run.away} /> : null}
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

/** Products that Shopify did not send, and what became of them. */
function Absent({ what, count }: { what: "missed" | "putAway"; count: number }) {
  const { t } = useTranslation();
  if (count === 0) return null;
  return (
    <Banner tone="warning" title={t(`run.${what}.title`, { count })}>
      {t(`run.${what}.explain`, { count })}
    </Banner>
  );
}

/** Which service the run waits for. Without a time zone of the merchant's the server would write another hour. */
function Away({ away }: { away: NonNullable<RunView["away"]> }) {
  const { t, i18n } = useTranslation();
  const since = new Date(away.since);
  const isToday = since.toDateString() === new Date().toDateString();
  const time = new Intl.DateTimeFormat(i18n.language, {
    ...(isToday ? {} : { dateStyle: "medium" }),
    timeStyle: "short",
  });
  return (
    <Text as="p" tone="caution">
      <span suppressHydrationWarning>
        {t(`run.away.${away.service}`, { time: time.format(since) })}
      </span>
    </Text>
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
  const isAsking = fetcher.state !== "idle";
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
