import { Banner, BlockStack, Button, Card, InlineStack, List, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ImportView } from "../../views/mapping-import.server";

interface SummaryProps {
  view: ImportView;
  isBusy: boolean;
  onSend(intent: "apply" | "drop"): void;
}

/** What the file would do, in numbers, and the question whether it should. */
export function ImportSummary({ view, isBusy, onSend }: SummaryProps) {
  const { t } = useTranslation();
  const { status, rows, changes, unchanged, bad } = view;
  return (
    <>
      {status === "failed" ? (
        <Banner tone="critical" title={t("import.failed.title")}>
          {t("import.failed.explain")}
        </Banner>
      ) : null}
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {t("import.summary.title")}
          </Text>
          <List>
            <List.Item>{t("import.summary.rows", { count: rows })}</List.Item>
            <List.Item>
              <Text as="span" fontWeight="semibold">
                {changes > 0
                  ? t("import.summary.changes", { count: changes })
                  : t("import.summary.none")}
              </Text>
            </List.Item>
            {unchanged > 0 ? (
              <List.Item>{t("import.summary.unchanged", { count: unchanged })}</List.Item>
            ) : null}
            {bad > 0 ? <List.Item>{t("import.summary.bad", { count: bad })}</List.Item> : null}
          </List>
          {changes > 0 ? (
            <Text as="p" tone="subdued">
              {t("import.summary.whole")}
            </Text>
          ) : null}
          <InlineStack gap="200">
            {changes > 0 ? (
              <Button variant="primary" loading={isBusy} onClick={() => onSend("apply")}>
                {t("import.apply", { count: changes })}
              </Button>
            ) : null}
            <Button disabled={isBusy} onClick={() => onSend("drop")}>
              {t("import.drop")}
            </Button>
          </InlineStack>
        </BlockStack>
      </Card>
    </>
  );
}
