import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

const LOOK_EVERY_MS = 1_000;

/** Looks at the page's data again while something goes on and the page is seen. */
export function useLooks(isGoingOn: boolean): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!isGoingOn || state !== "idle") return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") revalidate();
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [isGoingOn, state, revalidate]);
}
