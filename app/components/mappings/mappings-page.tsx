import { useNavigation } from "@remix-run/react";
import { TitleBar } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Card, Page } from "@shopify/polaris";
import { useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { queryOf } from "../../domain/mapping-filter";
import type { DecisionKind } from "../../domain/mapping-status";
import type { MappingRow, MappingsView } from "../../views/mappings.server";
import { useWhileRecommending } from "../product/use-while-recommending";
import { useLatest } from "../use-latest";
import { useDownload } from "../files/use-download";
import { UnreadableProducts } from "../unreadable-products";
import { DecisionProgress } from "./decision-progress";
import { EmptyList } from "./empty-list";
import { ListControls } from "./list-controls";
import { useListAddress } from "./list-address";
import { MappingsDialogs, type Dialog, type Dialogs } from "./mappings-dialogs";
import { MappingsTable } from "./mappings-table";
import { StatusTabs } from "./status-tabs";
import { useDecisions } from "./use-decisions";
import { useKeyboard } from "./use-keyboard";
import { useSelection } from "./use-selection";

interface PageProps {
  view: MappingsView;
  /** When the view was read. */
  seenAt: string;
}

/** Every product with its category: to look through, and to decide about. */
export function MappingsPage({ view, seenAt }: PageProps) {
  const { t } = useTranslation();
  const address = useListAddress(view.filter, view.order);
  const { shown, ...decisions } = useDecisions();
  const file = useDownload();
  const rows = useMemo(() => shown(view.rows), [shown, view.rows]);
  useWhileRecommending(decisions.isAsking && view.rows.some(({ isAskedAgain }) => isAskedAgain));
  const selection = useSelection(rows);
  const dialogs = useRef<Dialogs>(null);
  const open = (dialog: Dialog) => dialogs.current?.open(dialog);
  const isLoading = useNavigation().state === "loading";
  const openHelp = useLatest(() => open({ name: "help" }));

  function decide(
    kind: DecisionKind,
    productIds: string[] | null,
    category: { id: string; path: string[] } | null = null,
  ) {
    if (productIds === null) return open({ name: "all-matching", kind, category });
    const categoryIds = kind === "confirm" ? shownAs(rows, productIds) : null;
    if (productIds.length > 0)
      decisions.decide({ kind, category, productIds, categoryIds, matching: null, seenAt });
    selection.clear();
  }

  useKeyboard({
    move: (by) => scrollTo(selection.move(by)),
    select: selection.toggleCurrent,
    confirm: () => decide("confirm", selection.forKeyboard()),
    search: () => document.querySelector<HTMLInputElement>("#mappings-search input")?.focus(),
    help: () => open({ name: "help" }),
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
        {view.unreadable ? <UnreadableProducts view={view.unreadable} /> : null}
        {file.hasFailed ? <Banner tone="critical">{t("export.failed")}</Banner> : null}
        <Card padding="0">
          <StatusTabs
            status={view.filter.status}
            counts={view.counts}
            onSelect={(status) => void address.filterBy({ status, reason: null })}
          >
            <ListControls view={view} address={address} isLoading={isLoading} onHelp={openHelp} />
            {rows.length === 0 ? (
              <EmptyList view={view} onClear={() => void address.show("")} />
            ) : (
              <MappingsTable
                view={view}
                rows={rows}
                selection={selection}
                onDecide={decide}
                onChange={(productIds) => open({ name: "change", productIds })}
                onTurn={(side, cursor) => void address.turnTo(side, cursor)}
              />
            )}
          </StatusTabs>
        </Card>
      </BlockStack>
      <MappingsDialogs
        ref={dialogs}
        rows={rows}
        query={queryOf(view.filter)}
        onChoose={(productIds, category) => decide("change", productIds, category)}
        onConfirm={(kind, category) => {
          selection.clear();
          const matching = queryOf(view.filter);
          const about = { productIds: [], categoryIds: null, matching };
          decisions.decide({ kind, category, ...about, seenAt });
        }}
      />
    </Page>
  );
}

/** What the rows of these products show as recommended. */
function shownAs(rows: MappingRow[], productIds: string[]): (string | null)[] {
  const byId = new Map(rows.map(({ productId, recommendedId }) => [productId, recommendedId]));
  return productIds.map((productId) => byId.get(productId) ?? null);
}

function scrollTo(rowId: string | null): void {
  if (rowId !== null) document.getElementById(rowId)?.scrollIntoView({ block: "nearest" });
}
