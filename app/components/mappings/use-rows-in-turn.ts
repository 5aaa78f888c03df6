import { startTransition, useEffect, useState, useSyncExternalStore } from "react";

/** So many are seen at first, on most screens. */
const FIRST_ROWS = 12;
const NEXT_ROWS = 8;
/** What is pressed meanwhile comes first. */
const PAUSE_MS = 30;

/**
 * The rows to render now. Of a document, the first ones come alive with the page, and the others bit by bit: a page
 * that takes over fifty rows at once hears nothing meanwhile. What the app itself opens has all of them, so that going
 * back finds its place.
 */
export function useRowsInTurn<Row>(rows: Row[]): Row[] {
  const isDocument = !useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );
  const [most, setMost] = useState(isDocument ? FIRST_ROWS : Infinity);
  const isCut = most < rows.length;
  useEffect(() => {
    if (!isCut) return;
    const timer = setTimeout(
      () => startTransition(() => setMost((before) => before + NEXT_ROWS)),
      PAUSE_MS,
    );
    return () => clearTimeout(timer);
  }, [isCut, most]);
  return isCut ? rows.slice(0, most) : rows;
}

const subscribe = () => () => undefined;
