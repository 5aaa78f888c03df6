import { useState } from "react";
import type { ReviewRow } from "../../views/review.server";
import { decidedRow, type ReviewOrder } from "./review-order";

/**
 * Rows stay where they are while the merchant works through a page, also those that are done: a list that moves up
 * under the pointer would let the next click decide about another row. Another address begins anew. What is on its way
 * is shown as done.
 */
export function useKeptRows(
  rows: ReviewRow[],
  { address, orders }: { address: string; orders: ReviewOrder[] },
): ReviewRow[] {
  const [kept, setKept] = useState({ address, read: rows, rows });
  const asDecided = (row: ReviewRow) => orders.reduce(decidedRow, row);
  const isOther = kept.address !== address;
  if (isOther || kept.read !== rows)
    setKept({
      address,
      read: rows,
      rows: isOther ? rows : merged(kept.rows.map(asDecided), rows),
    });
  return kept.rows.map(asDecided);
}

/** What is read again is as it is read; what left the page is as it was last shown. */
function merged(shown: ReviewRow[], read: ReviewRow[]): ReviewRow[] {
  const isShown = new Set(shown.map(({ localCategoryId }) => localCategoryId));
  const byId = new Map(read.map((row) => [row.localCategoryId, row]));
  return [
    ...shown.map((row) => byId.get(row.localCategoryId) ?? row),
    ...read.filter(({ localCategoryId }) => !isShown.has(localCategoryId)),
  ];
}
