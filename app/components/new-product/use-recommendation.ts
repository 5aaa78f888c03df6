import { useEffect, useRef, useState } from "react";
import type { FailedStep, RecommendAnswer, RecommendationAnswer } from "../../domain/manual-steps";
import { takeStep, type DraftState, type OfflineStep } from "./ask-app";

/** A title that nobody touched for so long is one to ask about. */
const REST_MS = 800;
const BUSY_MS = 300;
const TRY_AGAIN_MS = 5_000;

export type AskedState =
  | { at: "waiting" }
  | { at: "asking"; last: RecommendationAnswer | null }
  | { at: "answered"; recommendation: RecommendationAnswer }
  | { at: "failed"; why: "offline" | "connection-lost" | "tiktok-shop-failed" };

interface Question {
  title: string;
  /** The first picture that TikTok Shop has. */
  pictureId: string | null;
  draft: () => DraftState;
  /** What was answered before the page was loaded. */
  kept: RecommendationAnswer | null;
  isOn: boolean;
}

/**
 * Asks for the recommendation once title and picture are there, and again when the title rests. One question is on
 * its way at a time, and the same title and picture are not asked about twice.
 */
export function useRecommendation({ title, pictureId, draft, kept, isOn }: Question): AskedState {
  const [state, setState] = useState<AskedState>(
    kept ? { at: "answered", recommendation: kept } : { at: "waiting" },
  );
  const isAsking = useRef(false);
  const answeredFor = useRef<string | null>(null);
  const [round, setRound] = useState(0);
  const words = title.replace(/\s+/g, " ").trim();
  const restsAt = useRestTime(words);
  const question = words === "" || pictureId === null ? null : `${pictureId} ${words}`;

  useEffect(() => {
    if (!isOn || question === null || isAsking.current) return;
    if (answeredFor.current === question) return;
    // A picture that comes after the title is asked about at once; a title that is being typed has to rest.
    const timer = setTimeout(() => void ask(question), Math.max(0, restsAt.current - Date.now()));
    return () => clearTimeout(timer);

    async function ask(asked: string) {
      isAsking.current = true;
      setState((before) => ({
        at: "asking",
        last: before.at === "answered" ? before.recommendation : null,
      }));
      const answer = await takeStep<RecommendAnswer>("recommend", draft());
      isAsking.current = false;
      switch (answer.outcome) {
        case "answered":
          answeredFor.current = asked;
          setState({ at: "answered", recommendation: answer.recommendation });
          break;
        case "waits-for":
          setState({ at: "waiting" });
          return;
        case "busy":
          await sleep(BUSY_MS);
          break;
        default:
          setState({ at: "failed", why: failureOf(answer) });
          await sleep(TRY_AGAIN_MS);
      }
      // The title may have changed meanwhile: look again.
      setRound((rounds) => rounds + 1);
    }
  }, [question, isOn, round, draft, restsAt]);

  return state;
}

/** When the words will have rested long enough. What the page was loaded with has rested. */
function useRestTime(words: string) {
  const restsAt = useRef(0);
  const before = useRef(words);
  useEffect(() => {
    if (before.current === words) return;
    before.current = words;
    restsAt.current = Date.now() + REST_MS;
  }, [words]);
  return restsAt;
}

function failureOf(answer: FailedStep | OfflineStep) {
  if (answer.outcome === "offline") return "offline";
  return answer.error === "connection-lost" ? "connection-lost" : "tiktok-shop-failed";
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
