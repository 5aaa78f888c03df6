import { useEffect, useState } from "react";
import { askApp } from "./use-answer";

/**
 * What was loaded with the page, looked at again and again while `isGoingOn` says so and the page is seen. Loading the
 * page anew begins again; a look that fails is made up for by the next.
 */
export function useLooks<Shown>(
  loaded: Shown,
  { address, everyMs, isGoingOn }: Looks<Shown>,
): Shown {
  const [looked, setLooked] = useState<{ since: Shown; shown: Shown } | null>(null);
  const shown = looked?.since === loaded ? looked.shown : loaded;
  const isOn = isGoingOn(shown);
  useEffect(() => {
    if (!isOn) return;
    const controller = new AbortController();
    const look = () => {
      if (document.visibilityState !== "visible") return;
      askApp<Shown>(address, controller.signal).then(
        (now) => setLooked({ since: loaded, shown: now }),
        () => undefined,
      );
    };
    const timer = setInterval(look, everyMs);
    document.addEventListener("visibilitychange", look);
    return () => {
      controller.abort();
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [isOn, loaded, address, everyMs]);
  return shown;
}

interface Looks<Shown> {
  address: string;
  everyMs: number;
  isGoingOn(shown: Shown): boolean;
}
