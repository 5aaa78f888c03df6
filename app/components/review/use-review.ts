import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import type { TFunction } from "i18next";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLatest } from "../use-latest";
import type { ReviewOrder } from "./review-order";

interface Done {
  outcome: "decided" | "started";
  decisionId: number;
  products: number;
  leftAlone: number;
}

type Answer =
  | Done
  | { outcome: "nothing"; leftAlone: number }
  | { outcome: "saved" }
  | { outcome: "needs-acceptance" }
  | { outcome: Refusal };

const REFUSALS = [
  "no-such-category",
  "no-such-local-category",
  "not-connected",
  "not-undoable",
  "decided-since",
] as const;
type Refusal = (typeof REFUSALS)[number];
export type ReviewProblem = Refusal | "not-saved" | "nothing";

const TOAST_MS = 10_000;
const ADDRESS = "/app/review";

interface Sent extends ReviewOrder {
  seenAt: string;
}

/**
 * Sends decisions one after the other, lets the page show them as done meanwhile, takes them back where they are
 * refused, and offers to undo each for a moment.
 */
export function useReview() {
  const { t } = useTranslation();
  const bridge = useAppBridge();
  const fetcher = useFetcher<Answer>();
  const [waiting, setWaiting] = useState<Sent[]>([]);
  const [problem, setProblem] = useState<ReviewProblem | null>(null);
  const [doubtful, setDoubtful] = useState<Sent | null>(null);
  const underway = useRef<Sent | null>(null);
  const { state, data, submit } = fetcher;

  const send = (order: Sent) => {
    setProblem(null);
    setWaiting((orders) => [...orders, order]);
  };
  const undo = (decisionId: number) => send({ ...undoing(decisionId), seenAt: "" });

  const conclude = useLatest((order: Sent, answer: Answer | undefined) => {
    if (answer?.outcome === "needs-acceptance") return setDoubtful(order);
    if (answer?.outcome === "decided" || answer?.outcome === "started") {
      const isUndo = order.form.intent === "undo";
      return bridge.toast.show(told(t, order, answer), {
        duration: TOAST_MS,
        ...(isUndo || answer.outcome === "started"
          ? {}
          : { action: t("review.undo"), onAction: () => undo(answer.decisionId) }),
      });
    }
    if (answer?.outcome === "saved") return bridge.toast.show(t("review.saved"));
    setProblem(problemOf(answer));
  });

  useEffect(() => {
    if (state !== "idle") return;
    const done = underway.current;
    if (done) {
      underway.current = null;
      conclude(done, data);
      setWaiting((orders) => orders.filter((order) => order !== done));
      return;
    }
    const [next] = waiting;
    if (!next) return;
    underway.current = next;
    submit({ ...next.form, seenAt: next.seenAt }, { method: "post", action: ADDRESS });
  }, [state, data, waiting, submit, conclude]);

  return {
    /** @param seenAt when what is decided about was read */
    decide: (order: ReviewOrder, seenAt: string) => send({ ...order, seenAt }),
    undo,
    waiting,
    isBusy: waiting.length > 0,
    problem,
    forgetProblem: () => setProblem(null),
    /** A decision whose category has a catch, to be asked about. */
    doubtful,
    accept() {
      if (!doubtful) return;
      setDoubtful(null);
      send({ ...doubtful, form: { ...doubtful.form, isAccepted: "yes" } });
    },
    refuse: () => setDoubtful(null),
  };
}

export type Review = ReturnType<typeof useReview>;

function undoing(decisionId: number): ReviewOrder {
  return {
    form: { intent: "undo", decisionId: String(decisionId) },
    localCategoryId: null,
    effect: "none",
    products: 0,
    category: null,
  };
}

function told(t: TFunction, order: Sent, answer: Done): string {
  const kind = order.form.intent === "undo" ? "undo" : order.effect;
  const said = t(answer.outcome === "started" ? "review.started" : `review.done.${kind}`, {
    count: answer.products,
  });
  return answer.leftAlone > 0
    ? `${said} ${t("review.leftAlone", { count: answer.leftAlone })}`
    : said;
}

function problemOf(answer: Answer | undefined): ReviewProblem {
  const known = [...REFUSALS, "nothing" as const].find((outcome) => outcome === answer?.outcome);
  return known ?? "not-saved";
}
