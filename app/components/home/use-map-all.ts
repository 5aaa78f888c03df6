import { useFetcher } from "@remix-run/react";
import { useState } from "react";
import type { RunView } from "../../views/run.server";

type Intent = "map-all" | "map-changed";

/** Starts a run. `starting` from the press until the page knows the run, or that it was refused. */
export function useMapAll(known: RunView | null) {
  const { state, data, submit } = useFetcher<{ runId?: number; error?: string }>();
  const [pressed, setPressed] = useState<Intent | null>(null);
  const isRefused = data?.error !== undefined;
  const isKnown = data?.runId !== undefined && (known?.id ?? 0) >= data.runId;
  const [isSent, setSent] = useState(false);
  if (pressed && !isSent && state !== "idle") setSent(true);
  if (pressed && isSent && state === "idle" && (isRefused || isKnown || !data)) {
    setPressed(null);
    setSent(false);
  }
  return {
    starting: pressed,
    hasFailed: isRefused && pressed === null,
    start(intent: Intent) {
      setPressed(intent);
      submit({ intent }, { method: "post" });
    },
  };
}
