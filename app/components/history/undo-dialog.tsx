import { useFetcher } from "@remix-run/react";
import { BlockStack, Link, List, Modal, SkeletonBodyText, Text } from "@shopify/polaris";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { HistoryEntry, UndoAccount } from "../../views/history.server";
import { useDecisionWords } from "./decision-words";

interface UndoProps {
  entry: HistoryEntry;
  onClose(): void;
  onUndo(): void;
}

/** What an undo takes back, and what it cannot, before it is done. */
export function UndoDialog({ entry, onClose, onUndo }: UndoProps) {
  const { t } = useTranslation();
  const words = useDecisionWords();
  const { load, data } = useFetcher<UndoAccount>();
  useEffect(() => load(`/app/history/${entry.id}`), [load, entry.id]);
  const isEmpty = data !== undefined && data.takenBack === 0 && !entry.categoryMapping;
  return (
    <Modal
      open
      onClose={onClose}
      title={t("history.dialog.title")}
      primaryAction={{
        content: t("history.undo"),
        onAction: onUndo,
        loading: data === undefined,
        disabled: isEmpty,
      }}
      secondaryActions={[{ content: t("decide.cancel"), onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="300">
          <Text as="p" fontWeight="semibold">
            {words.what(entry)}
          </Text>
          <Text as="p">{words.scope(entry)}</Text>
          {data ? <Account account={data} /> : <SkeletonBodyText lines={3} />}
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}

function Account({ account }: { account: UndoAccount }) {
  const { t } = useTranslation();
  const words = useDecisionWords();
  const { takenBack, changedSince, products, entry } = account;
  return (
    <BlockStack gap="300">
      <Text as="p">{t("history.dialog.takenBack", { count: takenBack })}</Text>
      {changedSince > 0 ? (
        <Text as="p" tone="caution">
          {t("history.dialog.changedSince", { count: changedSince })}
        </Text>
      ) : null}
      {entry.categoryMapping ? (
        <Text as="p">
          {t(
            entry.categoryMapping.before
              ? "history.dialog.mappingBack"
              : "history.dialog.mappingGone",
            { before: words.pathOf(entry.categoryMapping.before) },
          )}
        </Text>
      ) : null}
      <List>
        {products.map(({ productId, title, before, after }) => (
          <List.Item key={productId}>
            {title === null ? (
              t("history.dialog.gone")
            ) : (
              <Link url={`/app/products/${productId}`}>{title}</Link>
            )}
            {": "}
            {t("history.dialog.product", { before: stood(before), after: stood(after) })}
          </List.Item>
        ))}
      </List>
      {takenBack + changedSince > products.length ? (
        <Text as="p" tone="subdued">
          {t("history.dialog.more", { count: takenBack + changedSince - products.length })}
        </Text>
      ) : null}
    </BlockStack>
  );

  function stood({ status, category }: UndoAccount["products"][number]["before"]): string {
    return category ? (category.path.at(-1) ?? "") : t(`mappings.status.${status}`);
  }
}
