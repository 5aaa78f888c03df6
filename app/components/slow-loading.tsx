import { useLocation, useNavigation } from "@remix-run/react";
import { Card, SkeletonBodyText, SkeletonPage } from "@shopify/polaris";
import { useEffect, useState, type ReactNode } from "react";

/** A page that comes sooner would only flicker. */
const SLOW_MS = 300;

/** The outline of a page while another one takes its time; the one that was left waits behind it. */
export function SlowLoading({ children }: { children: ReactNode }) {
  const { location: next } = useNavigation();
  const { pathname } = useLocation();
  const isSlow = useIsLong(next !== undefined && next.pathname !== pathname);
  return (
    <>
      {isSlow ? (
        <SkeletonPage>
          <Card>
            <SkeletonBodyText lines={6} />
          </Card>
        </SkeletonPage>
      ) : null}
      <div hidden={isSlow}>{children}</div>
    </>
  );
}

/** Whether something has been going on for long. */
function useIsLong(isGoingOn: boolean): boolean {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!isGoingOn) return;
    const timer = setTimeout(() => setLong(true), SLOW_MS);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [isGoingOn]);
  return isLong;
}
