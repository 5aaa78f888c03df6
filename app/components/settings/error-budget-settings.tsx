import { useFetcher } from "@remix-run/react";
import {
  Banner,
  BlockStack,
  Button,
  Card,
  Checkbox,
  InlineStack,
  Select,
  SkeletonBodyText,
  Text,
} from "@shopify/polaris";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ErrorBudgetView } from "../../views/error-budget.server";

export const ERROR_BUDGET_ADDRESS = "/app/settings/error-budget";

/** How many wrong products are allowed, and what that confirms. Fetches what it shows where the page does not have it. */
export function ErrorBudgetSettings({ view: known }: { view?: ErrorBudgetView }) {
  const { t } = useTranslation();
  const { data, load } = useFetcher<ErrorBudgetView>();
  useEffect(() => {
    if (!known) load(ERROR_BUDGET_ADDRESS);
  }, [known, load]);
  const view = known ?? data;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("confidence.budget.title")}
        </Text>
        <Text as="p">{t("confidence.budget.explain")}</Text>
        {view ? (
          <Choice key={`${view.budget} ${view.isOn}`} view={view} />
        ) : (
          <SkeletonBodyText lines={3} />
        )}
      </BlockStack>
    </Card>
  );
}

function Choice({ view }: { view: ErrorBudgetView }) {
  const { t } = useTranslation();
  const [budget, setBudget] = useState(view.budget);
  const { ask, isAsking, outcome } = useErrorBudget();
  const products = view.confirms.find((each) => each.budget === budget)?.products ?? 0;
  return (
    <BlockStack gap="300">
      {view.isStopped ? (
        <Stopped view={view} isBusy={isAsking} onResume={() => ask({ intent: "resume" })} />
      ) : null}
      <Select
        label={t("confidence.budget.label")}
        options={view.confirms.map((each) => ({
          value: String(each.budget),
          label: t("confidence.budget.option", { share: each.budget }),
        }))}
        value={String(budget)}
        onChange={(value) => setBudget(Number(value))}
      />
      <Text as="p" fontWeight="semibold">
        {t("confidence.budget.confirms", { count: products })}
      </Text>
      <Checkbox
        label={t("confidence.budget.switch")}
        helpText={t("confidence.budget.switchHelp")}
        checked={view.isOn}
        disabled={isAsking}
        onChange={(isOn) => ask({ intent: "switch", budget, isOn })}
      />
      <InlineStack gap="200">
        <Button
          variant="primary"
          loading={isAsking}
          disabled={products === 0 || view.isStopped}
          onClick={() => ask({ intent: "confirm-now", budget, isOn: view.isOn })}
        >
          {t("confidence.budget.confirmNow", { count: products })}
        </Button>
      </InlineStack>
      <div role="status">
        {outcome ? <Text as="p">{t(`confidence.outcome.${outcome}`)}</Text> : null}
      </div>
    </BlockStack>
  );
}

function Stopped({
  view: { budget, audit },
  isBusy,
  onResume,
}: {
  view: ErrorBudgetView;
  isBusy: boolean;
  onResume(): void;
}) {
  const { t } = useTranslation();
  return (
    <Banner
      tone="warning"
      title={t("audit.stopped.title")}
      action={{ content: t("audit.stopped.resume"), onAction: onResume, loading: isBusy }}
    >
      <Text as="p">
        {t("audit.stopped.explain", { budget, wrong: audit.wrong, checked: audit.checked })}
      </Text>
    </Banner>
  );
}

const OUTCOMES = ["saved", "started", "nothing", "stopped", "not-connected"] as const;

/** Asks for a change of the error budget, and says what came of it. */
function useErrorBudget() {
  const fetcher = useFetcher<{ outcome: string }>();
  const ask = (wish: Record<string, string | number | boolean>) =>
    fetcher.submit(
      Object.fromEntries(Object.entries(wish).map(([name, value]) => [name, String(value)])),
      { method: "post", action: ERROR_BUDGET_ADDRESS },
    );
  const outcome = OUTCOMES.find((each) => each === fetcher.data?.outcome) ?? null;
  return { ask, isAsking: fetcher.state !== "idle", outcome };
}
