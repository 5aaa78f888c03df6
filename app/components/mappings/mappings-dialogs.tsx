import { forwardRef, lazy, startTransition, Suspense, useImperativeHandle, useState } from "react";
import type { DecisionKind } from "../../domain/mapping-status";
import type { MappingRow } from "../../views/mappings.server";

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

interface Chosen {
  id: string;
  path: string[];
}

export type Dialog =
  /** Null is everything that the filter finds. */
  | { name: "change"; productIds: string[] | null }
  | { name: "all-matching"; kind: DecisionKind; category: Chosen | null }
  | { name: "help" };

export interface Dialogs {
  open(dialog: Dialog): void;
}

interface DialogsProps {
  rows: MappingRow[];
  /** The filter, as an address has it. */
  query: string;
  onChoose(productIds: string[] | null, category: Chosen): void;
  onConfirm(kind: DecisionKind, category: Chosen | null): void;
}

/** The dialogs of the list. They open by themselves, so that the list is not rendered anew for it. */
export const MappingsDialogs = forwardRef<Dialogs, DialogsProps>(function MappingsDialogs(
  { rows, query, onChoose, onConfirm },
  ref,
) {
  const [dialog, setDialog] = useState<Dialog | null>(null);
  useImperativeHandle(
    ref,
    // A press is answered before the dialog is there.
    () => ({ open: (opened) => startTransition(() => setDialog(opened)) }),
    [],
  );
  const close = () => setDialog(null);
  // Only where there is something to wait for: an update before it is hydrated would make React render it anew.
  return dialog ? (
    <Suspense fallback={null}>
      {dialog.name === "change" ? (
        <ChangeDialog
          products={dialog.productIds?.length ?? null}
          localCategoryId={sharedLocalCategory(rows, dialog.productIds)}
          onClose={close}
          onChoose={(category) => {
            close();
            onChoose(dialog.productIds, category);
          }}
        />
      ) : null}
      {dialog.name === "all-matching" ? (
        <AllMatchingDialog
          kind={dialog.kind}
          query={query}
          onClose={close}
          onConfirm={() => {
            close();
            onConfirm(dialog.kind, dialog.category);
          }}
        />
      ) : null}
      {dialog.name === "help" ? <KeyboardHelp onClose={close} /> : null}
    </Suspense>
  ) : null;
});

/** The local category that all of these products have, or none. */
function sharedLocalCategory(rows: MappingRow[], productIds: string[] | null): number | undefined {
  const chosen = rows.filter(({ productId }) => productIds?.includes(productId));
  const ids = new Set(chosen.map(({ localCategoryId }) => localCategoryId));
  return ids.size === 1 ? chosen[0]?.localCategoryId : undefined;
}
