import { useState } from "react";
import type { RunView } from "../../views/run.server";

/** The run, while it goes on; one that somebody saw going on stays on the page when it ends, and moves nothing. */
export function useWatchedRun(run: RunView | null): RunView | null {
  const [watched, setWatched] = useState<number | null>(null);
  if (run?.isActive && run.id !== watched) setWatched(run.id);
  return run && (run.isActive || run.id === watched) ? run : null;
}
