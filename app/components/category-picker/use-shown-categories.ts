import { useEffect, useState } from "react";
import type {
  CategoryAnswer,
  CategoryChoice,
  SuggestedCategory,
} from "../../views/categories.server";
import { askCategories, askSuggested } from "./ask-categories";
import { recentCategoryIds } from "./recent-categories";

/** A typist's pause that is worth a question. */
const PAUSE_MS = 120;

interface Asked {
  locale: string;
  query: string;
  /** The category to look below; null for the roots. */
  under: string | null;
  localCategory: number | string | undefined;
}

export interface ShownCategories {
  state: "loading" | "shown" | "failed";
  answer: CategoryAnswer | null;
  suggested: SuggestedCategory[];
  recent: CategoryChoice[];
}

/** What the picker shows for what was typed or opened last; an older answer never overtakes it. */
export function useShownCategories(asked: Asked): ShownCategories {
  const { locale, under } = asked;
  const query = asked.query.trim();
  const [shown, setShown] = useState<Pick<ShownCategories, "state" | "answer">>({
    state: "loading",
    answer: null,
  });
  useEffect(() => {
    const canceled = new AbortController();
    const question = query === "" ? { under: under ?? "" } : { q: query };
    const timer = setTimeout(
      () => {
        askCategories({ locale, ...question }, canceled.signal)
          .then((answer) => setShown({ state: "shown", answer }))
          .catch(() => {
            if (!canceled.signal.aborted) setShown({ state: "failed", answer: null });
          });
      },
      query === "" ? 0 : PAUSE_MS,
    );
    return () => {
      clearTimeout(timer);
      canceled.abort();
    };
  }, [locale, query, under]);
  return { ...shown, ...useShortcuts(asked, shown.answer?.market) };
}

function useShortcuts({ locale, localCategory }: Asked, market: string | undefined) {
  const [suggested, setSuggested] = useState<SuggestedCategory[]>([]);
  const [recent, setRecent] = useState<CategoryChoice[]>([]);
  useEffect(() => {
    if (localCategory === undefined) return;
    const canceled = new AbortController();
    askSuggested({ locale, suggestedFor: String(localCategory) }, canceled.signal)
      .then(setSuggested)
      // Without suggestions there is still the search.
      .catch(() => undefined);
    return () => canceled.abort();
  }, [locale, localCategory]);
  useEffect(() => {
    const ids = market === undefined ? [] : recentCategoryIds(market);
    if (ids.length === 0) return;
    const canceled = new AbortController();
    askCategories({ locale, ids: ids.join(",") }, canceled.signal)
      .then(({ categories }) => setRecent(categories.filter(isUsable)))
      .catch(() => undefined);
    return () => canceled.abort();
  }, [locale, market]);
  return { suggested, recent };
}

/** Whether products can be put there, as far as the tree says. */
export function isUsable({ isLeaf, isGone, permission }: CategoryChoice): boolean {
  return isLeaf && !isGone && permission !== "prohibited";
}
