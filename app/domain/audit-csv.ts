import { fileLine } from "./file-line";

/** A product that was held back, and what the merchant decided about it. */
export interface AuditCheck {
  productId: bigint;
  /** Null once the shop deleted the product. */
  title: string | null;
  expectedId: string;
  expectedPath: string[] | null;
  decidedId: string;
  decidedPath: string[] | null;
  decidedAt: Date;
}

const COLUMNS = [
  "product_id",
  "title",
  "would_be_confirmed_id",
  "would_be_confirmed",
  "decided_id",
  "decided",
  "verdict",
  "decided_at",
];

/** The checks of an audit as a CSV file, a line for each. */
export function auditCsv(checks: readonly AuditCheck[]): string {
  const lines = checks.map((check) => [
    check.productId.toString(),
    check.title ?? "",
    check.expectedId,
    check.expectedPath?.join(" > ") ?? "",
    check.decidedId,
    check.decidedPath?.join(" > ") ?? "",
    check.expectedId === check.decidedId ? "right" : "wrong",
    check.decidedAt.toISOString(),
  ]);
  return [COLUMNS, ...lines].map(fileLine).join("");
}
