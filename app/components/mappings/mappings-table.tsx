import { IndexTable, useBreakpoints, type IndexTableProps } from "@shopify/polaris";
import { memo, useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { DecisionKind } from "../../domain/mapping-status";
import type { MappingRow, MappingsView } from "../../views/mappings.server";
import { useLatest } from "../use-latest";
import { MappingCells, SmallMapping, type RowProps } from "./mapping-cells";
import styles from "./mappings.module.css";
import type { Selection } from "./selection";
import { useRowsInTurn } from "./use-rows-in-turn";
import { useSelectedCount, useStanding } from "./use-selection";

interface TableProps {
  view: MappingsView;
  rows: MappingRow[];
  selection: Selection;
  /** Null is everything that the filter finds. */
  onDecide(kind: DecisionKind, productIds: string[] | null): void;
  onChange(productIds: string[] | null): void;
  onTurn(side: "before" | "after", cursor: string): void;
}

type Headings = IndexTableProps["headings"];

const HEADINGS = [
  "product",
  "localCategory",
  "tikTokShopCategory",
  "agreement",
  "statusHeading",
  "actions",
] as const;

/** A page of products with their categories. */
export function MappingsTable({ view, rows, selection, onDecide, onChange, onTurn }: TableProps) {
  const { t } = useTranslation();
  const { smDown: isSmall } = useBreakpoints();
  useEffect(markMixedCheckboxes);
  const { before, after } = view;
  const inTurn = useRowsInTurn(rows);
  const count = useSelectedCount(selection);
  // The table renders all its rows anew for another object.
  const texts = useMemo(
    () => ({
      resourceName: { singular: t("mappings.one"), plural: t("mappings.many") },
      headings: HEADINGS.map((heading) => ({ title: t(`mappings.${heading}`) })) as Headings,
    }),
    [t],
  );
  const isMore = before !== null || after !== null;
  const decisions = { onDecide: useLatest(onDecide), onChange: useLatest(onChange) };
  const act = (kind: DecisionKind) => ({
    content: t(`decide.action.${kind}`),
    onAction: () => onDecide(kind, selection.ids()),
  });
  return (
    <div className={styles.table}>
      <IndexTable
        condensed={isSmall}
        {...texts}
        itemCount={rows.length}
        selectedItemsCount={count}
        onSelectionChange={selection.onSelectionChange}
        hasMoreItems={isMore}
        paginatedSelectAllActionText={t("decide.selectAll")}
        paginatedSelectAllText={count === "All" ? t("decide.allSelected") : undefined}
        promotedBulkActions={[
          act("confirm"),
          { content: t("decide.action.change"), onAction: () => onChange(selection.ids()) },
        ]}
        bulkActions={[act("clear"), act("ask-again")]}
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
        {inTurn.map((row, index) => (
          <TableRow
            key={row.productId}
            row={row}
            index={index}
            isSmall={isSmall}
            selection={selection}
            {...decisions}
          />
        ))}
        <Unseen rows={rows.length - inTurn.length} isSmall={isSmall} />
      </IndexTable>
    </div>
  );
}

/** A press of a row selects it, whatever else it does. */
const ignore = () => undefined;

interface TableRowProps extends RowProps {
  index: number;
  isSmall: boolean;
  selection: Selection;
}

/** Fifty rows are the most of the page: only those that look different are rendered anew. */
const TableRow = memo(function TableRow(props: TableRowProps) {
  const { row, index, isSmall, selection, onDecide, onChange } = props;
  const { isSelected, isCurrent } = useStanding(selection, row.productId);
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

/** About the height of a row. */
const ROW_PIXELS = 73;
const SMALL_ROW_PIXELS = 240;

/** The place of rows that are not there yet, so that nothing below them jumps. */
function Unseen({ rows, isSmall }: { rows: number; isSmall: boolean }) {
  if (rows === 0) return null;
  return isSmall ? (
    <li aria-hidden style={{ height: rows * SMALL_ROW_PIXELS }} />
  ) : (
    <tr aria-hidden style={{ height: rows * ROW_PIXELS }} />
  );
}

/** Polaris says "mixed" in words alone; the box itself has to be so, too, for those who do not see it. */
function markMixedCheckboxes(): void {
  for (const box of document.querySelectorAll<HTMLInputElement>("input[type=checkbox]"))
    box.indeterminate = box.getAttribute("aria-checked") === "mixed";
}
