import type { HomeView } from "../../views/home.server";
import { useAtEnd } from "../use-at-end";
import { useLooks } from "../use-looks";

type Live = Pick<HomeView, "counts" | "run" | "reasons">;

const LOOK_EVERY_MS = 1_500;
const isRunning = ({ run }: Live) => run?.isActive ?? false;

/** The shop's run and counts as they are now. When the run ends, the whole page is loaded anew. */
export function useLiveRun(loaded: Live): Live {
  const shown = useLooks(loaded, {
    address: "/app/run",
    everyMs: LOOK_EVERY_MS,
    isGoingOn: isRunning,
  });
  useAtEnd(isRunning(shown));
  return shown;
}
