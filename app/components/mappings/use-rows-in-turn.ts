import { startTransition, useEffect, useState, useSyncExternalStore } from "react";
import type { MappingRow } from "../../views/mappings.server";

/** So many are seen at first, on most screens. */
const FIRST_ROWS = 12;
const NEXT_ROWS = 8;
/** What is pressed meanwhile comes first. */
const PAUSE_MS = 30;

/**
 * The rows to render now. Of a document, and of another page of the list, the first ones come at once and the others
 * bit by bit: who renders fifty rows in one go hears nothing meanwhile. A list that the app opens has all of them, so
 * that going back finds its place.
 */
export function useRowsInTurn(rows: MappingRow[]): MappingRow[] {
  const isDocument = !useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );
  const [turn, setTurn] = useState({ rows, most: isDocument ? FIRST_ROWS : Infinity });
  const most = turn.rows === rows || !areOthers(rows, turn.rows) ? turn.most : FIRST_ROWS;
  if (turn.rows !== rows) setTurn({ rows, most });
  const isCut = most < rows.length;
  useEffect(() => {
    if (!isCut) return;
    const timer = setTimeout(
      () => startTransition(() => setTurn((before) => ({ ...before, most: most + NEXT_ROWS }))),
      PAUSE_MS,
    );
    return () => clearTimeout(timer);
  }, [isCut, most]);
  return isCut ? rows.slice(0, most) : rows;
}

const subscribe = () => () => undefined;

/** Whether so many were not there before that they take their time. */
function areOthers(rows: MappingRow[], before: MappingRow[]): boolean {
  const known = new Set(before.map(({ productId }) => productId));
  return rows.filter(({ productId }) => !known.has(productId)).length > FIRST_ROWS;
}
