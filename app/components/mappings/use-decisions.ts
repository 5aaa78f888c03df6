import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import type { TFunction } from "i18next";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DecisionKind } from "../../domain/mapping-status";
import type { MappingRow } from "../../views/mappings.server";

/** What the merchant wants done, about rows of the page or about all that a filter finds. */
export interface Order {
  kind: DecisionKind;
  /** For a change: the leaf, with its way from the root to show meanwhile. */
  category: { id: string; path: string[] } | null;
  productIds: string[];
  /** For a confirmation: what the page shows as recommended, product by product. */
  categoryIds: (string | null)[] | null;
  /** The filter as an address has it; null decides about `productIds`. */
  matching: string | null;
  /** When the merchant was shown what this is about. */
  seenAt: string;
}

interface Answer {
  outcome:
    "decided" | "started" | "no-such-category" | "not-connected" | "bad-request" | "not-saved";
  productIds?: string[];
}

export type Problem = "no-such-category" | "not-connected" | "not-saved" | "not-decided";

/** Answers that are not there by then come with a run. */
const ASKED_FOR_MS = 60_000;

/** Sends decisions one after the other, shows them as done meanwhile, and takes them back where they are refused. */
export function useDecisions() {
  const { t } = useTranslation();
  const bridge = useAppBridge();
  const fetcher = useFetcher<Answer>();
  const [waiting, setWaiting] = useState<Order[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isAsking, setAsking] = useState(false);
  const underway = useRef<Order | null>(null);
  const { state, data, submit } = fetcher;

  useEffect(() => {
    if (state !== "idle") return;
    const done = underway.current;
    if (done) {
      underway.current = null;
      const failure = problemOf(done, data);
      if (failure) setProblem(failure);
      else if (done.kind === "ask-again") setAsking(true);
      if (!failure) bridge.toast.show(told(t, done, data));
      setWaiting((orders) => orders.filter((order) => order !== done));
      return;
    }
    const [next] = waiting;
    if (!next) return;
    underway.current = next;
    submit(formOf(next), { method: "post", action: "/app/mappings" });
  }, [state, data, waiting, submit, bridge, t]);

  useEffect(() => {
    if (!isAsking) return;
    const timer = setTimeout(() => setAsking(false), ASKED_FOR_MS);
    return () => clearTimeout(timer);
  }, [isAsking]);

  return {
    decide(order: Order) {
      setProblem(null);
      setWaiting((orders) => [...orders, order]);
    },
    problem,
    /** TikTok Shop was asked about products of the page: their answers come in a moment. */
    isAsking,
    forgetProblem: () => setProblem(null),
    shown: useCallback(
      (rows: MappingRow[]) => rows.map((row) => waiting.reduce(decidedRow, row)),
      [waiting],
    ),
  };
}

function formOf({ kind, category, matching, seenAt, ...order }: Order): Record<string, string> {
  return {
    intent: kind,
    seenAt,
    ...(category ? { categoryId: category.id } : {}),
    ...(order.categoryIds ? { categoryIds: order.categoryIds.join(",") } : {}),
    ...(matching === null ? { productIds: order.productIds.join(",") } : { matching }),
  };
}

function problemOf(order: Order, answer: Answer | undefined): Problem | null {
  if (answer?.outcome === "started") return null;
  if (answer?.outcome === "decided") return answer.productIds?.length === 0 ? "not-decided" : null;
  if (answer?.outcome === "no-such-category" || answer?.outcome === "not-connected")
    return answer.outcome;
  return "not-saved";
}

function told(t: TFunction, order: Order, answer: Answer | undefined): string {
  const count = countOf(order, answer);
  const said = t(`decide.done.${order.kind}`, { count });
  const left = order.productIds.length - count;
  return left > 0 ? `${said}. ${t("decide.left", { count: left })}` : said;
}

function countOf(order: Order, answer: Answer | undefined): number {
  return answer?.productIds?.length ?? order.productIds.length;
}

/** The row as it will be. */
function decidedRow(row: MappingRow, order: Order): MappingRow {
  if (order.matching !== null || !order.productIds.includes(row.productId)) return row;
  switch (order.kind) {
    case "confirm":
      return row.status === "recommended" ? { ...row, status: "confirmed" } : row;
    case "change":
      return {
        ...row,
        status: "confirmed",
        reason: null,
        categoryPath: order.category?.path ?? [],
        differingPath: null,
      };
    case "clear":
      return row.status === "confirmed" ? { ...row, status: "recommended" } : row;
    case "ask-again":
      return { ...row, isAskedAgain: true };
    case "set-aside":
    case "put-back":
      return row;
  }
}
