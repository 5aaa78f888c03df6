import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";

/** Loads the page anew when what was going on has ended. */
export function useAtEnd(isGoingOn: boolean): void {
  const { revalidate } = useRevalidator();
  const wasGoingOn = useRef(isGoingOn);
  useEffect(() => {
    if (wasGoingOn.current && !isGoingOn) revalidate();
    wasGoingOn.current = isGoingOn;
  }, [isGoingOn, revalidate]);
}
