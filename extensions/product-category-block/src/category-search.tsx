import { useEffect, useState } from "preact/hooks";
import { askApp } from "../../shared/ask-app";
import { pathText, type Translate } from "../../shared/texts";
import type { Category, Decision } from "./product";

interface CategorySearchProps {
  decide(decision: Decision): void;
  t: Translate;
}

type Found = Category[] | "failed" | null;

/** Finds another category by words of its path. */
export function CategorySearch({ decide, t }: CategorySearchProps) {
  const [search, setSearch] = useState("");
  const found = useFoundCategories(search.trim());
  const choose = (category: Category) => {
    setSearch("");
    decide({ intent: "choose", category });
  };
  return (
    <s-stack direction="block" gap="small">
      <s-search-field
        label={t("search.label")}
        value={search}
        onInput={(event) => setSearch(event.currentTarget.value)}
      />
      {found === "failed" ? <s-text tone="critical">{t("failed.search")}</s-text> : null}
      {found !== "failed" && found?.length === 0 ? <s-text>{t("search.none")}</s-text> : null}
      {Array.isArray(found)
        ? found.map((category) => (
            <s-button key={category.id} variant="tertiary" onClick={() => choose(category)}>
              {pathText(category.path)}
              {category.permission === "available"
                ? null
                : ` (${t(`permission.${category.permission}`)})`}
            </s-button>
          ))
        : null}
    </s-stack>
  );
}

/** Merchants type faster than categories are found: asked once they pause. */
const PAUSE_MS = 250;
const SHORTEST_SEARCH = 2;

function useFoundCategories(search: string): Found {
  const [found, setFound] = useState<Found>(null);
  useEffect(() => {
    setFound(null);
    if (search.length < SHORTEST_SEARCH) return;
    let isOver = false;
    const timer = setTimeout(async () => {
      const answer: Found = await askApp<Category[]>(
        `/api/categories?search=${encodeURIComponent(search)}`,
      ).then(
        ({ body }) => body,
        () => "failed",
      );
      if (!isOver) setFound(answer);
    }, PAUSE_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [search]);
  return found;
}
