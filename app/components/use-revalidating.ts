import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

const LOOK_EVERY_MS = 1_000;

/** Loads the page anew again and again while something goes on and the page is seen. */
export function useRevalidating(isGoingOn: boolean): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!isGoingOn || state !== "idle") return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") revalidate();
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [isGoingOn, state, revalidate]);
}
