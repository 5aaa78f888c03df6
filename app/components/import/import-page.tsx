import { useFetcher } from "@remix-run/react";
import { TitleBar } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ImportView } from "../../views/mapping-import.server";
import { useRevalidating } from "../use-revalidating";
import { BadRows } from "./bad-rows";
import { ImportProgress } from "./import-progress";
import { ImportSummary } from "./import-summary";
import { PlannedChanges } from "./planned-changes";

/** A file of mappings: what it would change, and what became of it. */
export function ImportPage({ view }: { view: ImportView }) {
  const { t } = useTranslation();
  const fetcher = useFetcher<{ outcome: string }>();
  const send = (intent: "apply" | "drop" | "undo") =>
    fetcher.submit({ intent }, { method: "post" });
  const isPreview = view.status === "checked" || view.status === "failed";
  useRevalidating(view.status === "applying" || view.undo === "going");
  return (
    <Page
      title={t("import.title", { name: view.name })}
      backAction={{ url: "/app/settings", content: t("settings.title") }}
      narrowWidth
    >
      <TitleBar title={t("import.title", { name: view.name })} />
      <BlockStack gap="400">
        {fetcher.data?.outcome === "gone" ? (
          <Banner tone="warning">{t("import.gone")}</Banner>
        ) : null}
        {isPreview ? (
          <ImportSummary view={view} isBusy={fetcher.state !== "idle"} onSend={send} />
        ) : (
          <ImportProgress
            view={view}
            isBusy={fetcher.state !== "idle"}
            onUndo={() => send("undo")}
          />
        )}
        {isPreview ? <PlannedChanges view={view} /> : null}
        <BadRows view={view} />
      </BlockStack>
    </Page>
  );
}
