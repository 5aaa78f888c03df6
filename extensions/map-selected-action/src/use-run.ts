import { useCallback, useEffect, useState } from "preact/hooks";
import { AppRefused, askApp } from "../../shared/ask-app";
import { usePolling } from "../../shared/use-polling";
import type { Run } from "./run";

/** Why there is no run: a key of the texts. */
export type Refusal = "notConnected" | "tooMany" | "failed";

export type RunState =
  | { kind: "starting" }
  | { kind: "refused"; refusal: Refusal }
  /** Started; `run` is null until it was seen once. */
  | { kind: "started"; id: number; run: Run | null };

export interface RunCard {
  state: RunState;
  /** The last look got no answer; the run itself goes on. */
  isLost: boolean;
  isConfirming: boolean;
  hasFailedToConfirm: boolean;
  start(): Promise<void>;
  confirmAll(): Promise<void>;
}

/** Starts a run of the products when the action opens, and follows it. Closing the action leaves it going. */
export function useRun(selectedIds: string[]): RunCard {
  // What was selected when the action opened: the array is another one at each render, the run is to start once.
  const [productIds] = useState(selectedIds);
  const [state, setState] = useState<RunState>({ kind: "starting" });
  const [isLost, setLost] = useState(false);
  const [isConfirming, setConfirming] = useState(false);
  const [hasFailedToConfirm, setFailedToConfirm] = useState(false);

  const look = useCallback(async (id: number) => {
    const seen = await askApp<Run>(`/api/runs/${id}`).catch(() => null);
    setLost(seen === null);
    if (seen) setState({ kind: "started", id, run: seen.body });
  }, []);

  const start = useCallback(async () => {
    setState({ kind: "starting" });
    try {
      const { body } = await askApp<{ id: number }>("/api/runs", { productIds });
      setState({ kind: "started", id: body.id, run: null });
      await look(body.id);
    } catch (error) {
      setState({ kind: "refused", refusal: refusalOf(error, productIds) });
    }
  }, [productIds, look]);

  async function confirmAll() {
    if (state.kind !== "started") return;
    setFailedToConfirm(false);
    setConfirming(true);
    try {
      const { body } = await askApp<Run>(`/api/runs/${state.id}`, {
        intent: "confirm-all",
        categoryIds: state.run?.categories.map((category) => category.id),
      });
      setState({ ...state, run: body });
    } catch {
      setFailedToConfirm(true);
    }
    setConfirming(false);
  }

  useEffect(() => {
    void start();
  }, [start]);
  const isFollowed = state.kind === "started" && state.run?.isActive !== false;
  usePolling(isFollowed, async () => {
    if (state.kind === "started") await look(state.id);
  });
  return { state, isLost, isConfirming, hasFailedToConfirm, start, confirmAll };
}

/** What one request may carry; the app's server has the same limit. */
const MOST_PRODUCTS = 2_000;

function refusalOf(error: unknown, productIds: string[]): Refusal {
  if (productIds.length > MOST_PRODUCTS) return "tooMany";
  return error instanceof AppRefused && error.status === 409 ? "notConnected" : "failed";
}
