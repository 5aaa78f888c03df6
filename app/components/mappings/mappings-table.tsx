import { IndexTable, useBreakpoints } from "@shopify/polaris";
import { memo, useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { DecisionKind } from "../../domain/mapping-status";
import type { MappingRow, MappingsView } from "../../views/mappings.server";
import { useLatest } from "../use-latest";
import { MappingCells, SmallMapping, type RowProps } from "./mapping-cells";
import styles from "./mappings.module.css";
import type { Selection } from "./use-selection";

interface TableProps {
  view: MappingsView;
  rows: MappingRow[];
  selection: Selection;
  /** Null is everything that the filter finds. */
  onDecide(kind: DecisionKind, productIds: string[] | null): void;
  onChange(productIds: string[] | null): void;
  onTurn(side: "before" | "after", cursor: string): void;
}

/** A page of products with their categories. */
export function MappingsTable({ view, rows, selection, onDecide, onChange, onTurn }: TableProps) {
  const { t } = useTranslation();
  const { smDown: isSmall } = useBreakpoints();
  useEffect(markMixedCheckboxes);
  const { before, after } = view;
  const chosen = selection.isEverything ? null : selection.selected;
  const isMore = before !== null || after !== null;
  const decisions = { onDecide: useLatest(onDecide), onChange: useLatest(onChange) };
  const act = (kind: DecisionKind) => ({
    content: t(`decide.action.${kind}`),
    onAction: () => onDecide(kind, chosen),
  });
  return (
    <div className={styles.table}>
      <IndexTable
        condensed={isSmall}
        resourceName={{ singular: t("mappings.one"), plural: t("mappings.many") }}
        itemCount={rows.length}
        selectedItemsCount={selection.isEverything ? "All" : selection.selected.length}
        onSelectionChange={selection.onSelectionChange}
        hasMoreItems={isMore}
        paginatedSelectAllActionText={t("decide.selectAll")}
        paginatedSelectAllText={selection.isEverything ? t("decide.allSelected") : undefined}
        promotedBulkActions={[
          act("confirm"),
          { content: t("decide.action.change"), onAction: () => onChange(chosen) },
        ]}
        bulkActions={[act("clear"), act("ask-again")]}
        headings={[
          { title: t("mappings.product") },
          { title: t("mappings.localCategory") },
          { title: t("mappings.tikTokShopCategory") },
          { title: t("mappings.agreement") },
          { title: t("mappings.statusHeading") },
          { title: t("mappings.actions") },
        ]}
        pagination={
          isMore
            ? {
                hasPrevious: before !== null,
                hasNext: after !== null,
                onPrevious: () => before !== null && onTurn("before", before),
                onNext: () => after !== null && onTurn("after", after),
              }
            : undefined
        }
      >
        {rows.map((row, index) => (
          <TableRow
            key={row.productId}
            row={row}
            index={index}
            isSmall={isSmall}
            isSelected={selection.isEverything || selection.selected.includes(row.productId)}
            isCurrent={selection.currentId === row.productId}
            {...decisions}
          />
        ))}
      </IndexTable>
    </div>
  );
}

/** A press of a row selects it, whatever else it does. */
const ignore = () => undefined;

interface TableRowProps extends RowProps {
  index: number;
  isSmall: boolean;
  isSelected: boolean;
  /** The keyboard is at it. */
  isCurrent: boolean;
}

/** Fifty rows are the most of the page: only those that look different are rendered anew. */
const TableRow = memo(function TableRow(props: TableRowProps) {
  const { row, index, isSmall, isSelected, isCurrent, onDecide, onChange } = props;
  const Cells = isSmall ? SmallMapping : MappingCells;
  return (
    <IndexTable.Row
      id={row.productId}
      position={index}
      selected={isSelected}
      tone={isCurrent ? "subdued" : undefined}
      onClick={ignore}
    >
      <Cells row={row} onDecide={onDecide} onChange={onChange} />
    </IndexTable.Row>
  );
});

/** Polaris says "mixed" in words alone; the box itself has to be so, too, for those who do not see it. */
function markMixedCheckboxes(): void {
  for (const box of document.querySelectorAll<HTMLInputElement>("input[type=checkbox]"))
    box.indeterminate = box.getAttribute("aria-checked") === "mixed";
}
