import { useFetcher, useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { HomeView } from "../../views/home.server";

type Live = Pick<HomeView, "counts" | "run" | "reasons">;

const LOOK_EVERY_MS = 1_500;

/**
 * The shop's run and counts, looked at again while the run is active and the page is seen. When the run ends, the
 * whole page is looked at again.
 */
export function useLiveRun(loaded: Live): Live {
  const fetcher = useFetcher<Live>();
  const shown = newest(loaded, fetcher.data);
  const isActive = shown.run?.isActive ?? false;
  const { load } = fetcher;
  const { revalidate } = useRevalidator();
  const wasActive = useRef(isActive);
  useEffect(() => {
    if (wasActive.current && !isActive) revalidate();
    wasActive.current = isActive;
  }, [isActive, revalidate]);
  useEffect(() => {
    if (!isActive) return;
    const look = () => {
      if (document.visibilityState === "visible") load("/app/run");
    };
    const timer = setInterval(look, LOOK_EVERY_MS);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [isActive, load]);
  return shown;
}

/** What was polled, unless the page was loaded again since a newer run began. */
function newest(loaded: Live, polled: Live | undefined): Live {
  if (!polled) return loaded;
  return (polled.run?.id ?? 0) >= (loaded.run?.id ?? 0) ? polled : loaded;
}
