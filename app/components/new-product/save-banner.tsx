import { Banner, BlockStack, List, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { SaveState } from "./use-new-product";

/** What became of saving, where it did not end well: what is done, what is left, what to do. */
export function SaveBanner({ save, onRetry }: { save: SaveState; onRetry(): void }) {
  const { t } = useTranslation();
  const retry = { content: t("newProduct.save.again"), onAction: onRetry };
  if (save.at === "failed") {
    const title = t(
      save.isCreated ? "newProduct.save.createdButUnfinished" : "newProduct.save.failed",
    );
    return (
      <Banner tone="warning" title={title} action={retry}>
        <BlockStack gap="100">
          <p>{t(`newProduct.save.why.${save.why}`)}</p>
          <p>{t(save.isCreated ? "newProduct.save.leftToDo" : "newProduct.save.nothingTwice")}</p>
        </BlockStack>
      </Banner>
    );
  }
  if (save.at !== "answered" || save.answer.outcome === "saved") return null;
  const { answer } = save;
  switch (answer.outcome) {
    case "refused":
      return (
        <Banner tone="critical" title={t("newProduct.save.refused")}>
          <List>
            {answer.problems.map(({ field, message }) => (
              <List.Item key={`${field} ${message}`}>{message}</List.Item>
            ))}
          </List>
        </Banner>
      );
    case "processing":
      return (
        <Banner tone="info" title={t("newProduct.save.processing")} action={retry}>
          <Text as="p">{t("newProduct.save.leftToDo")}</Text>
        </Banner>
      );
    default:
      return <Banner tone="critical" title={t(`newProduct.save.${answer.outcome}`)} />;
  }
}
