import { Banner, Button, DropZone, InlineStack, Spinner, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useDownload } from "../files/use-download";
import { useUpload } from "../files/use-upload";
import { SettingsCard } from "./settings-card";

/** Mappings to a spreadsheet and back. */
export function FilesCard() {
  const { t } = useTranslation();
  const file = useDownload();
  const { upload, send } = useUpload();
  const isReading = upload.at === "reading";
  return (
    <SettingsCard title={t("settings.files.title")} explain={t("settings.files.explain")}>
      {file.hasFailed ? <Banner tone="critical">{t("export.failed")}</Banner> : null}
      <InlineStack>
        <Button
          loading={file.isBusy}
          onClick={() => file.download({ what: "mappings", query: "" })}
        >
          {t("settings.files.export")}
        </Button>
      </InlineStack>
      {upload.at === "unusable" ? (
        <Banner tone="critical" title={t("import.unusable.title")}>
          {t(`import.unusable.${upload.problem}`, { row: upload.row })}
        </Banner>
      ) : null}
      {isReading ? (
        <InlineStack gap="200" blockAlign="center">
          <Spinner size="small" />
          <Text as="p">{t("settings.files.reading", { name: upload.name })}</Text>
        </InlineStack>
      ) : (
        <DropZone
          label={t("settings.files.label")}
          labelHidden
          allowMultiple={false}
          variableHeight
          onDropAccepted={([dropped]) => dropped && send(dropped)}
        >
          <DropZone.FileUpload
            actionTitle={t("settings.files.choose")}
            actionHint={t("settings.files.chooseHint")}
          />
        </DropZone>
      )}
    </SettingsCard>
  );
}
