import { TitleBar } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { SettingsView } from "../../views/settings.server";
import { UnsavedGuard } from "../unsaved-guard";
import { ErrorBudgetSettings } from "./error-budget-settings";
import { FilesCard } from "./files-card";
import { RecommendingCard } from "./recommending-card";
import { SamplingSettings } from "./sampling-settings";
import { TokensCard } from "./tokens-card";
import { useSettingsForm } from "./use-settings-form";
import { WriteBackCard } from "./write-back-card";

/** What a shop can set up, and the ways in and out of its mappings. */
export function SettingsPage({ view }: { view: SettingsView & { apiAddress: string } }) {
  const { t } = useTranslation();
  const form = useSettingsForm(view.settings);
  return (
    <Page
      title={t("settings.title")}
      backAction={{ url: "/app", content: t("home.name") }}
      narrowWidth
    >
      <TitleBar title={t("settings.title")} />
      <UnsavedGuard
        id="settings"
        labels={{ save: t("settings.save"), discard: t("settings.discard") }}
        isUnsaved={form.isUnsaved}
        isBusy={form.isSaving}
        canSave
        onSave={form.save}
        onDiscard={form.discard}
      />
      <BlockStack gap="400">
        {form.hasFailed ? <Banner tone="critical">{t("settings.notSaved")}</Banner> : null}
        <RecommendingCard form={form} />
        <SamplingSettings settings={view} />
        <ErrorBudgetSettings />
        <FilesCard />
        <WriteBackCard form={form} writeBack={view.writeBack} />
        <TokensCard tokens={view.tokens} apiAddress={view.apiAddress} />
      </BlockStack>
    </Page>
  );
}
