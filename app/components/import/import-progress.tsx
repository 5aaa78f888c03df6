import { Banner, BlockStack, Button, Card, InlineStack, ProgressBar, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ImportView } from "../../views/mapping-import.server";

interface ProgressProps {
  view: ImportView;
  isBusy: boolean;
  onUndo(): void;
}

/** How far applying is, or what it did, with the way back. */
export function ImportProgress({ view, isBusy, onUndo }: ProgressProps) {
  const { t } = useTranslation();
  const { status, changes, lookedAt, decided, undo } = view;
  if (status === "applying")
    return (
      <Card>
        <BlockStack gap="200">
          <Text as="p">{t("import.applying", { done: lookedAt, total: changes })}</Text>
          <span id="import-progress" hidden>
            {t("import.progress")}
          </span>
          <ProgressBar
            size="small"
            progress={(lookedAt / Math.max(1, changes)) * 100}
            ariaLabelledBy="import-progress"
          />
        </BlockStack>
      </Card>
    );
  const leftAlone = changes - decided;
  return (
    <Banner tone={undo === "going" || undo === "done" ? "info" : "success"}>
      <BlockStack gap="200">
        <Text as="p">{t("import.applied", { count: decided })}</Text>
        {leftAlone > 0 ? <Text as="p">{t("import.leftAlone", { count: leftAlone })}</Text> : null}
        {undo === "going" ? <Text as="p">{t("import.undoing")}</Text> : null}
        {undo === "done" ? <Text as="p">{t("import.undone")}</Text> : null}
        <InlineStack gap="200">
          {undo === "possible" ? (
            <Button loading={isBusy} onClick={onUndo}>
              {t("import.undo")}
            </Button>
          ) : null}
          <Button url="/app/mappings">{t("import.showMappings")}</Button>
        </InlineStack>
      </BlockStack>
    </Banner>
  );
}
