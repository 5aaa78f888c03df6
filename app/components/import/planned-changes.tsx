import { BlockStack, Box, Card, Divider, Link, Text } from "@shopify/polaris";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import type { ChangeView, ImportView } from "../../views/mapping-import.server";

/** The first of the changes, before and after. */
export function PlannedChanges({ view: { samples, changes } }: { view: ImportView }) {
  const { t } = useTranslation();
  if (samples.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t("import.samples.title")}
          </Text>
          {samples.length < changes ? (
            <Text as="p" tone="subdued">
              {t("import.samples.some", { shown: samples.length, count: changes })}
            </Text>
          ) : null}
        </BlockStack>
        {samples.map((change, index) => (
          <Fragment key={change.number}>
            {index > 0 ? <Divider /> : null}
            <Change change={change} />
          </Fragment>
        ))}
      </BlockStack>
    </Card>
  );
}

function Change({ change }: { change: ChangeView }) {
  const { t } = useTranslation();
  const { number, productId, title, before, after } = change;
  const status = t(`mappings.status.${before.status}`);
  return (
    <BlockStack gap="100">
      <Text as="p" fontWeight="medium" breakWord>
        <Link url={`/app/products/${productId}`} removeUnderline>
          {title}
        </Link>{" "}
        <Text as="span" tone="subdued">
          {t("import.bad.one", { row: number })}
        </Text>
      </Text>
      <Side
        label={t("import.samples.before")}
        path={before.path ?? [t("import.samples.nothing")]}
        status={status}
      />
      <Side
        label={t("import.samples.after")}
        path={after}
        status={t("mappings.status.confirmed")}
      />
    </BlockStack>
  );
}

function Side({ label, path, status }: { label: string; path: string[]; status: string }) {
  return (
    <Box>
      <Text as="p" breakWord>
        <Text as="span" tone="subdued">
          {label}:
        </Text>{" "}
        {path.join(" › ")}{" "}
        <Text as="span" tone="subdued">
          ({status})
        </Text>
      </Text>
    </Box>
  );
}
