import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

const LOOK_EVERY_MS = 1_500;

/** Looks at the page's product again while TikTok Shop is asked about it and the page is seen. */
export function useWhileRecommending(isRecommending: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!isRecommending) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") revalidate();
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [isRecommending, revalidate]);
}
