import type { IndexTableProps } from "@shopify/polaris";
import { useState } from "react";
import type { MappingRow } from "../../views/mappings.server";

type SelectionChange = NonNullable<IndexTableProps["onSelectionChange"]>;

/** Which rows are selected, and which one the keyboard is at. Rows that are not shown are not selected. */
export function useSelection(rows: MappingRow[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isEverything, setEverything] = useState(false);
  const [currentId, setCurrentId] = useState<string | null>(null);
  const ids = rows.map(({ productId }) => productId);
  const selected = ids.filter((id) => chosen.has(id));
  const at = currentId === null ? -1 : ids.indexOf(currentId);

  function choose(some: string[], isChosen: boolean) {
    const next = new Set(isEverything ? ids : selected);
    for (const id of some)
      if (isChosen) next.add(id);
      else next.delete(id);
    setChosen(next);
    setEverything(false);
  }

  const onSelectionChange: SelectionChange = (kind, isSelecting, which) => {
    if (kind === "all") {
      setChosen(new Set(isSelecting ? ids : []));
      setEverything(isSelecting);
    } else if (kind === "page") choose(ids, isSelecting);
    else if (typeof which === "string") choose([which], isSelecting);
    else if (which) choose(ids.slice(which[0], which[1] + 1), isSelecting);
  };

  return {
    selected,
    isEverything,
    onSelectionChange,
    clear() {
      setChosen(new Set());
      setEverything(false);
    },
    currentId: at >= 0 ? currentId : null,
    move(by: number) {
      const next = ids[Math.min(ids.length - 1, Math.max(0, at + by))];
      if (next === undefined) return;
      setCurrentId(next);
      document.getElementById(next)?.scrollIntoView({ block: "nearest" });
    },
    toggleCurrent() {
      const id = ids[at];
      if (id !== undefined) choose([id], !chosen.has(id));
    },
    /** What a key is about: the selection, else the row it is at; null is everything that the filter finds. */
    forKeyboard: isEverything
      ? null
      : selected.length > 0
        ? selected
        : ids.filter((_, index) => index === at),
  };
}

export type Selection = ReturnType<typeof useSelection>;
