import { startTransition, useEffect, useState, useSyncExternalStore } from "react";
import type { MappingRow } from "../../views/mappings.server";
import { createSelection, type Selection } from "./selection";

/** The selection among these rows: the same one as long as the page is open. */
export function useSelection(rows: MappingRow[]): Selection {
  const [selection] = useState(createSelection);
  useEffect(() => selection.show(rows.map(({ productId }) => productId)), [selection, rows]);
  return selection;
}

/** How a row stands in the selection. */
export function useStanding(
  selection: Selection,
  id: string,
): { isSelected: boolean; isCurrent: boolean } {
  return {
    isSelected: useSyncExternalStore(
      selection.subscribe,
      () => selection.isSelected(id),
      () => false,
    ),
    isCurrent: useSyncExternalStore(
      selection.subscribe,
      () => selection.isCurrent(id),
      () => false,
    ),
  };
}

/** How many are selected. Known a moment after the rows that show it: what it changes is the whole table. */
export function useSelectedCount(selection: Selection): number | "All" {
  const [count, setCount] = useState<number | "All">(0);
  useEffect(
    () => selection.subscribe(() => startTransition(() => setCount(selection.count()))),
    [selection],
  );
  return count;
}
