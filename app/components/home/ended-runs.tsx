import { BlockStack, Card, Divider, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { RunView } from "../../views/run.server";
import { RunOutcome } from "./run-outcome";
import { RunReason } from "./run-reason";
import { useDuration } from "./use-duration";

/** The last runs: when, by whom, how long, and what came of them. */
export function EndedRuns({ runs, userId }: { runs: RunView[]; userId: string }) {
  const { t } = useTranslation();
  if (runs.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("run.ended")}
        </Text>
        {runs.map((run) => (
          <BlockStack key={run.id} gap="200">
            <Divider />
            <EndedRun run={run} userId={userId} />
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}

function EndedRun({ run, userId }: { run: RunView; userId: string }) {
  const { t, i18n } = useTranslation();
  const duration = useDuration();
  // Without a time zone of the merchant's the server would write another hour than the browser.
  const date = new Intl.DateTimeFormat(i18n.language, { dateStyle: "medium", timeStyle: "short" });
  return (
    <BlockStack gap="100">
      <InlineStack gap="300">
        <Text as="span" fontWeight="semibold">
          {t(`run.status.${run.status}`)}
        </Text>
        <span suppressHydrationWarning>{date.format(new Date(run.startedAt))}</span>
        <Text as="span" tone="subdued">
          {t("run.took", { time: duration(run.seconds) })}
        </Text>
        <Text as="span" tone="subdued">
          {t(starterOf(run, userId))}
        </Text>
        <Text as="span" tone="subdued">
          {t(run.isOnlyChanged ? "run.onlyChanged" : "run.everything")}
        </Text>
      </InlineStack>
      <RunReason run={run} />
      <Text as="p" variant="bodySm">
        {t("run.progress", { done: run.progress.productsDone, total: run.progress.productsRead })}
      </Text>
      {(["missed", "putAway"] as const).map((what) =>
        run[what] > 0 ? (
          <Text key={what} as="p" variant="bodySm">
            {t(`run.${what}.title`, { count: run[what] })}
          </Text>
        ) : null,
      )}
      <RunOutcome progress={run.progress} />
    </BlockStack>
  );
}

/** Shopify tells the app no names; user ids are numbers, machines have names. */
function starterOf({ startedBy }: RunView, userId: string) {
  if (startedBy === userId) return "run.byYou" as const;
  return /^\d+$/.test(startedBy) ? ("run.byColleague" as const) : ("run.byLeafwise" as const);
}
