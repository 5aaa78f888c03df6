import { Banner, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ImportView } from "../../views/mapping-import.server";
import { useDownload } from "../files/use-download";

/** Rows of the file that cannot be used, each by its number and why. */
export function BadRows({ view: { id, bad, badRows, problems } }: { view: ImportView }) {
  const { t, i18n } = useTranslation();
  const file = useDownload();
  const number = new Intl.NumberFormat(i18n.language);
  if (bad === 0) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("import.bad.title")}
        </Text>
        {problems.length > 1 ? (
          <BlockStack gap="100">
            {problems.map(({ problem, rows }) => (
              <Text as="p" tone="subdued" key={problem}>
                {number.format(rows)} × {t(`import.problem.${problem}`, { row: "…" })}
              </Text>
            ))}
          </BlockStack>
        ) : null}
        {badRows.length < bad ? (
          <Text as="p" tone="subdued">
            {t("import.bad.some", { shown: badRows.length, count: bad })}
          </Text>
        ) : null}
        {badRows.map((row) => (
          <BlockStack key={row.number}>
            <Text as="p" fontWeight="medium" breakWord>
              {t("import.bad.one", { row: row.number })}
              {row.givenId ? ` · ${row.givenId}` : ""}
              {row.categoryId ? ` · ${row.categoryId}` : ""}
            </Text>
            <Text as="p">{t(`import.problem.${row.problem}`, { row: row.firstNumber ?? 0 })}</Text>
          </BlockStack>
        ))}
        {file.hasFailed ? <Banner tone="critical">{t("export.failed")}</Banner> : null}
        <InlineStack>
          <Button
            loading={file.isBusy}
            onClick={() => file.download({ what: "import-problems", importId: id })}
          >
            {t("import.bad.download")}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
