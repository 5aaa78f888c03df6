import { useNavigation } from "@remix-run/react";
import { TitleBar } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Button, Card, InlineStack, Page } from "@shopify/polaris";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { queryOf } from "../../domain/mapping-filter";
import type { DecisionKind } from "../../domain/mapping-status";
import type { MappingRow, MappingsView } from "../../views/mappings.server";
import { useWhileRecommending } from "../product/use-while-recommending";
import { useDownload } from "../files/use-download";
import { DecisionProgress } from "./decision-progress";
import { EmptyList } from "./empty-list";
import { ListControls } from "./list-controls";
import { useListAddress } from "./list-address";
import { MappingsTable } from "./mappings-table";
import { StatusTabs } from "./status-tabs";
import { useDecisions } from "./use-decisions";
import { useKeyboard } from "./use-keyboard";
import { useSelection } from "./use-selection";

// Most visits open no dialog, so its code comes with the first one.
const ChangeDialog = lazy(async () => ({
  default: (await import("./change-dialog")).ChangeDialog,
}));
const AllMatchingDialog = lazy(async () => ({
  default: (await import("./all-matching-dialog")).AllMatchingDialog,
}));
const KeyboardHelp = lazy(async () => ({
  default: (await import("./keyboard-help")).KeyboardHelp,
}));

type Dialog =
  | { name: "change"; productIds: string[] | null }
  | { name: "all-matching"; kind: DecisionKind; category: { id: string; path: string[] } | null }
  | { name: "help" };

interface PageProps {
  view: MappingsView;
  /** When the view was read. */
  seenAt: string;
}

/** Every product with its category: to look through, and to decide about. */
export function MappingsPage({ view, seenAt }: PageProps) {
  const { t } = useTranslation();
  const address = useListAddress(view.filter, view.order);
  const decisions = useDecisions();
  const file = useDownload();
  const rows = decisions.shown(view.rows);
  useWhileRecommending(decisions.isAsking && view.rows.some(({ isAskedAgain }) => isAskedAgain));
  const selection = useSelection(rows);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const isLoading = useNavigation().state === "loading";

  function decide(
    kind: DecisionKind,
    productIds: string[] | null,
    category: { id: string; path: string[] } | null = null,
  ) {
    if (productIds === null) return setDialog({ name: "all-matching", kind, category });
    if (productIds.length > 0)
      decisions.decide({ kind, category, productIds, matching: null, seenAt });
    selection.clear();
  }

  useKeyboard({
    move: selection.move,
    select: selection.toggleCurrent,
    confirm: () => decide("confirm", selection.forKeyboard),
    search: () => document.querySelector<HTMLInputElement>("#mappings-search input")?.focus(),
    help: () => setDialog({ name: "help" }),
  });

  return (
    <Page
      title={t("mappings.title")}
      backAction={{ url: "/app", content: t("home.name") }}
      secondaryActions={[
        { content: t("navigation.review"), url: "/app/review" },
        { content: t("history.title"), url: "/app/history" },
        { content: t("navigation.newProduct"), url: "/app/new-product" },
        {
          content: t("export.action"),
          loading: file.isBusy,
          onAction: () => file.download({ what: "mappings", query: queryOf(view.filter) }),
        },
        { content: t("import.action"), url: "/app/settings" },
      ]}
      fullWidth
    >
      <TitleBar title={t("mappings.title")} />
      <BlockStack gap="400">
        {decisions.problem ? (
          <Banner
            tone="critical"
            onDismiss={decisions.forgetProblem}
            title={t("decide.problem.title")}
          >
            {t(`decide.problem.${decisions.problem}`)}
          </Banner>
        ) : null}
        <DecisionProgress decisions={view.decisions} page="mappings" />
        {file.hasFailed ? <Banner tone="critical">{t("export.failed")}</Banner> : null}
        <Card padding="0">
          <StatusTabs
            status={view.filter.status}
            counts={view.counts}
            onSelect={(status) => void address.filterBy({ status, reason: null })}
          >
            <ListControls view={view} address={address} isLoading={isLoading} />
            {rows.length === 0 ? (
              <EmptyList view={view} onClear={() => void address.show("")} />
            ) : (
              <MappingsTable
                view={view}
                rows={rows}
                selection={selection}
                onDecide={decide}
                onChange={(productIds) => setDialog({ name: "change", productIds })}
                onTurn={(side, cursor) => void address.turnTo(side, cursor)}
              />
            )}
          </StatusTabs>
        </Card>
        <InlineStack align="center">
          <Button variant="plain" onClick={() => setDialog({ name: "help" })}>
            {t("keyboard.open")}
          </Button>
        </InlineStack>
      </BlockStack>
      {/* Only where there is something to wait for: an update before it is hydrated would make React render it anew. */}
      {dialog ? (
        <Suspense fallback={null}>
          {dialog.name === "change" ? (
            <ChangeDialog
              products={dialog.productIds?.length ?? null}
              localCategoryId={sharedLocalCategory(rows, dialog.productIds)}
              onClose={() => setDialog(null)}
              onChoose={(category) => {
                setDialog(null);
                decide("change", dialog.productIds, category);
              }}
            />
          ) : null}
          {dialog.name === "all-matching" ? (
            <AllMatchingDialog
              kind={dialog.kind}
              query={queryOf(view.filter)}
              onClose={() => setDialog(null)}
              onConfirm={() => {
                const { kind, category } = dialog;
                setDialog(null);
                selection.clear();
                decisions.decide({
                  kind,
                  category,
                  productIds: [],
                  matching: queryOf(view.filter),
                  seenAt,
                });
              }}
            />
          ) : null}
          {dialog.name === "help" ? <KeyboardHelp onClose={() => setDialog(null)} /> : null}
        </Suspense>
      ) : null}
    </Page>
  );
}

/** The local category that all of these products have, or none. */
function sharedLocalCategory(rows: MappingRow[], productIds: string[] | null): number | undefined {
  const chosen = rows.filter(({ productId }) => productIds?.includes(productId));
  const ids = new Set(chosen.map(({ localCategoryId }) => localCategoryId));
  return ids.size === 1 ? chosen[0]?.localCategoryId : undefined;
}
