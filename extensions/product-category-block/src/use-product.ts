import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { AppRefused, askApp, type AppAnswer } from "../../shared/ask-app";
import { usePolling } from "../../shared/use-polling";
import { afterDecision, type Decision, type Product } from "./product";

export type ProductState =
  | { kind: "loading" | "unavailable" }
  /** The app has not read this product yet, or reads it right now. */
  | { kind: "unread"; isReading: boolean }
  | { kind: "known"; product: Product };

/** Somebody else decided, or TikTok Shop recommends another category, since the product was shown. */
const OVERTAKEN = ["decided-since", "recommended-since"] as const;

/** What was not done, or why not. */
export type Failure = Decision["intent"] | (typeof OVERTAKEN)[number];

export interface ProductCard {
  state: ProductState;
  isSaving: boolean;
  /** What was not done. */
  failed: Failure | null;
  look(): Promise<void>;
  decide(decision: Decision): Promise<void>;
}

/** One product: looked at again while TikTok Shop is asked; a decision shows at once and is undone if it fails. */
export function useProduct(productId: string): ProductCard {
  const [state, setState] = useState<ProductState>({ kind: "loading" });
  const [isSaving, setSaving] = useState(false);
  const [failed, setFailed] = useState<Failure | null>(null);
  // An answer to a look that began before a decision is about what was before it.
  const decisionsRef = useRef(0);
  const path = `/api/products/${productId}`;

  const look = useCallback(async () => {
    const before = decisionsRef.current;
    const seen = await stateFrom(askApp(path));
    if (before !== decisionsRef.current) return;
    setState((shown) => (seen.kind === "unavailable" && shown.kind !== "loading" ? shown : seen));
  }, [path]);

  async function decide(decision: Decision) {
    decisionsRef.current += 1;
    const before = state;
    setFailed(null);
    setSaving(true);
    setState(expected(before, decision));
    try {
      setState(stateOf(await askApp(path, bodyOf(decision, before))));
    } catch (error) {
      const code = error instanceof AppRefused ? error.code : null;
      const overtaken = OVERTAKEN.find((each) => each === code);
      setState(overtaken ? await stateFrom(askApp(path)) : before);
      setFailed(overtaken ?? decision.intent);
    }
    decisionsRef.current += 1;
    setSaving(false);
  }

  useEffect(() => {
    void look();
  }, [look]);
  usePolling(isWaiting(state), look);
  return { state, isSaving, failed, look, decide };
}

function bodyOf(decision: Decision, state: ProductState): object {
  const { intent } = decision;
  if (intent === "recommend") return { intent };
  const known = state.kind === "known" ? state.product : null;
  const seen = known ? { seenAt: known.seenAt } : {};
  if (intent === "confirm") return { intent, categoryId: known?.category?.id, ...seen };
  return { intent, categoryId: decision.category.id, ...seen };
}

function expected(state: ProductState, decision: Decision): ProductState {
  if (state.kind !== "known") return { kind: "unread", isReading: true };
  return { kind: "known", product: afterDecision(state.product, decision) };
}

function isWaiting(state: ProductState): boolean {
  if (state.kind === "unread") return state.isReading;
  return state.kind === "known" && state.product.isRecommending;
}

async function stateFrom(asked: Promise<AppAnswer<Product>>): Promise<ProductState> {
  try {
    return stateOf(await asked);
  } catch (error) {
    const isUnread = error instanceof AppRefused && error.status === 404;
    return isUnread ? { kind: "unread", isReading: false } : { kind: "unavailable" };
  }
}

/** 202: the app is about to read the product. */
function stateOf({ status, body }: AppAnswer<Product>): ProductState {
  return status === 202 ? { kind: "unread", isReading: true } : { kind: "known", product: body };
}
