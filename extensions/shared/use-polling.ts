import { useEffect, useRef } from "preact/hooks";

const LOOK_EVERY_MS = 1_500;

/** Looks again and again while there is something to wait for; one look at a time. */
export function usePolling(isWaiting: boolean, look: () => Promise<void>): void {
  const latestRef = useRef(look);
  useEffect(() => {
    latestRef.current = look;
  });
  useEffect(() => {
    if (!isWaiting) return;
    let isOver = false;
    let timer = setTimeout(again, LOOK_EVERY_MS);
    async function again() {
      await latestRef.current();
      if (!isOver) timer = setTimeout(again, LOOK_EVERY_MS);
    }
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [isWaiting]);
}
