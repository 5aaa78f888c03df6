import { useCallback, useEffect, useRef } from "react";

/** The same function at every render, for what is not to be rendered anew; it does what the latest one does. */
export function useLatest<Values extends unknown[]>(
  act: (...values: Values) => void,
): (...values: Values) => void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  return useCallback((...values: Values) => latest.current(...values), []);
}
