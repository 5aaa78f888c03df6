import type { IndexTableProps } from "@shopify/polaris";

type SelectionChange = NonNullable<IndexTableProps["onSelectionChange"]>;

interface State {
  /** The rows of the page. Rows that are not shown are not selected. */
  ids: string[];
  chosen: ReadonlySet<string>;
  /** All that the filter finds, on other pages, too. */
  isEverything: boolean;
  /** Where the keyboard is. */
  currentId: string | null;
}

/**
 * Which rows are selected, and which one the keyboard is at. Kept beside React, where each row looks for itself: a
 * press renders the rows that it changes, and no others.
 */
export function createSelection() {
  let state: State = { ids: [], chosen: new Set(), isEverything: false, currentId: null };
  const listeners = new Set<() => void>();

  function become(change: Partial<State>) {
    state = { ...state, ...change };
    for (const listen of listeners) listen();
  }

  const selected = () => state.ids.filter((id) => state.chosen.has(id));
  const at = () => (state.currentId === null ? -1 : state.ids.indexOf(state.currentId));

  function choose(some: string[], isChosen: boolean) {
    const next = new Set(state.isEverything ? state.ids : selected());
    for (const id of some)
      if (isChosen) next.add(id);
      else next.delete(id);
    become({ chosen: next, isEverything: false });
  }

  const onSelectionChange: SelectionChange = (kind, isSelecting, which) => {
    if (kind === "all")
      become({ chosen: new Set(isSelecting ? state.ids : []), isEverything: isSelecting });
    else if (kind === "page") choose(state.ids, isSelecting);
    else if (typeof which === "string") choose([which], isSelecting);
    else if (which) choose(state.ids.slice(which[0], which[1] + 1), isSelecting);
  };

  return {
    subscribe(listen: () => void) {
      listeners.add(listen);
      return () => void listeners.delete(listen);
    },
    /** The page shows these rows now. */
    show: (ids: string[]) => become({ ids }),
    isSelected: (id: string) => state.isEverything || state.chosen.has(id),
    isCurrent: (id: string) => state.currentId === id,
    /** How many rows of the page, or all that the filter finds. */
    count: () => (state.isEverything ? ("All" as const) : selected().length),
    /** The selected rows; null is everything that the filter finds. */
    ids: () => (state.isEverything ? null : selected()),
    /** What a key is about: the selection, else the row it is at; null is everything that the filter finds. */
    forKeyboard() {
      if (state.isEverything) return null;
      const ids = selected();
      return ids.length > 0 ? ids : state.ids.filter((_, index) => index === at());
    },
    onSelectionChange,
    clear: () => become({ chosen: new Set(), isEverything: false }),
    /** Moves the keyboard by so many rows. Answers the row it is at. */
    move(by: number): string | null {
      const currentId = state.ids[Math.min(state.ids.length - 1, Math.max(0, at() + by))] ?? null;
      become({ currentId });
      return currentId;
    },
    toggleCurrent() {
      const id = state.ids[at()];
      if (id !== undefined) choose([id], !state.chosen.has(id));
    },
  };
}

export type Selection = ReturnType<typeof createSelection>;
