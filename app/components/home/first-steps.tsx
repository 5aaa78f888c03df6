import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, Icon, InlineStack, Text } from "@shopify/polaris";
import { CheckCircleIcon, MinusCircleIcon, XIcon } from "@shopify/polaris-icons";
import { useTranslation } from "react-i18next";
import type { HomePageView } from "../../views/home.server";

/** What a new merchant does first, and what of it is done. It closes for good. */
export function FirstSteps({ view }: { view: HomePageView }) {
  const { t } = useTranslation();
  const fetcher = useFetcher();
  const { connection, counts, run } = view;
  const steps = [
    ["connect", connection?.status === "connected", "/app/connection"],
    ["mapAll", counts.products > 0 || run !== null, null],
    ["review", counts.recommended > 0 || counts.confirmed > 0, "/app/review"],
    ["confirm", counts.confirmed > 0, "/app/review"],
  ] as const;
  if (view.areFirstStepsClosed || fetcher.state !== "idle") return null;
  const done = steps.filter(([, isDone]) => isDone).length;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" wrap={false}>
          <Text as="h2" variant="headingMd">
            {t("firstSteps.title")}
          </Text>
          <Button
            variant="tertiary"
            icon={XIcon}
            accessibilityLabel={t("firstSteps.close")}
            onClick={() =>
              fetcher.submit(
                { intent: "close-first-steps" },
                { method: "post", action: "/app?index" },
              )
            }
          />
        </InlineStack>
        <Text as="p" tone="subdued">
          {t("firstSteps.progress", { done, total: steps.length })}
        </Text>
        <BlockStack gap="200" as="ol">
          {steps.map(([name, isDone, url]) => (
            <li key={name} style={{ display: "flex", alignItems: "center", gap: 8 }}>
              <span style={{ flex: "none" }}>
                <Icon
                  source={isDone ? CheckCircleIcon : MinusCircleIcon}
                  tone={isDone ? "success" : "subdued"}
                  accessibilityLabel={t(isDone ? "firstSteps.done" : "firstSteps.toDo")}
                />
              </span>
              <Text as="span">{t(`firstSteps.${name}`)}</Text>
              {!isDone && url ? (
                <Button
                  variant="plain"
                  url={url}
                  accessibilityLabel={t("firstSteps.openLabel", { step: t(`firstSteps.${name}`) })}
                >
                  {t("firstSteps.open")}
                </Button>
              ) : null}
            </li>
          ))}
        </BlockStack>
      </BlockStack>
    </Card>
  );
}
