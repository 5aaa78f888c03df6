import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import type { HomeView } from "../views/home.server";

type Live = Pick<HomeView, "counts" | "run">;

const LOOK_EVERY_MS = 1_500;

/** The shop's run and counts, looked at again while the run is active and the page is seen. */
export function useLiveRun(loaded: Live): Live {
  const fetcher = useFetcher<Live>();
  const shown = newest(loaded, fetcher.data);
  const isActive = shown.run?.isActive ?? false;
  const { load } = fetcher;
  useEffect(() => {
    if (!isActive) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") load("/app/run");
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [isActive, load]);
  return shown;
}

/** What was polled, unless the page was loaded again since a newer run began. */
function newest(loaded: Live, polled: Live | undefined): Live {
  if (!polled) return loaded;
  return (polled.run?.id ?? 0) >= (loaded.run?.id ?? 0) ? polled : loaded;
}
