import { useEffect, useState } from "react";

interface Asked<Answer> {
  /** The newest answer; null before the first. */
  answer: Answer | null;
  isFailed: boolean;
}

/**
 * What the app answers to a question of a part of the page. App Bridge adds the session token. Unlike with a fetcher
 * of Remix, a question that gets no answer is not the end of the page.
 */
export function useAnswer<Answer>(address: string, waitMs = 0): Asked<Answer> {
  const [asked, setAsked] = useState<Asked<Answer>>({ answer: null, isFailed: false });
  useEffect(() => {
    const controller = new AbortController();
    const timer = setTimeout(() => {
      askApp<Answer>(address, controller.signal).then(
        (answer) => setAsked({ answer, isFailed: false }),
        () => {
          if (!controller.signal.aborted) setAsked(({ answer }) => ({ answer, isFailed: true }));
        },
      );
    }, waitMs);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [address, waitMs]);
  return asked;
}

/** @throws where there is no answer */
export async function askApp<Answer>(address: string, signal?: AbortSignal): Promise<Answer> {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return (await response.json()) as Answer;
}
