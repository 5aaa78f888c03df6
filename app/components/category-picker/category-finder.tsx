import { BlockStack, Text, TextField } from "@shopify/polaris";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CategoryChoice } from "../../views/categories.server";
import { CategoryList } from "./category-list";
import styles from "./category-picker.module.css";
import { sectionsOf, type CategoryEntry } from "./category-sections";
import { CategoryTrail } from "./category-trail";
import { useActiveLine } from "./use-active-line";
import { isUsable, useShownCategories } from "./use-shown-categories";

interface CategoryFinderProps {
  localCategory: number | string | undefined;
  onFound(category: CategoryChoice, market: string): void;
}

/** Search and browsing in one: a field that keeps the focus, and a list that the arrow keys walk through. */
export function CategoryFinder({ localCategory, onFound }: CategoryFinderProps) {
  const { t, i18n } = useTranslation();
  const [query, setQuery] = useState("");
  const [under, setUnder] = useState<string | null>(null);
  const shown = useShownCategories({ locale: i18n.language, query, under, localCategory });
  const isSearching = query.trim() !== "";
  const sections = sectionsOf(shown, { isSearching, isAtRoot: under === null });
  const open = ({ category }: CategoryEntry) => {
    if (!category.isLeaf) {
      setQuery("");
      setUnder(category.id);
    } else if (isUsable(category) && shown.answer) onFound(category, shown.answer.market);
  };
  const { active, onKeyDown } = useActiveLine(sections, open);
  const listId = useId();
  const trail = shown.answer?.trail ?? [];
  return (
    <BlockStack gap="300">
      <div
        onKeyDown={(event) => {
          if (event.key === "Backspace" && query === "" && under !== null)
            setUnder(trail.at(-2)?.id ?? null);
          onKeyDown(event);
        }}
      >
        <TextField
          label={t("categories.search")}
          helpText={t("categories.searchHelp")}
          type="search"
          value={query}
          onChange={setQuery}
          onClearButtonClick={() => setQuery("")}
          clearButton
          autoFocus
          autoComplete="off"
          role="combobox"
          ariaExpanded={sections.length > 0}
          ariaAutocomplete="list"
          ariaControls={sections.length > 0 ? listId : undefined}
          ariaActiveDescendant={active ? `${listId}-${active.key}` : undefined}
        />
      </div>
      {under !== null && !isSearching ? <CategoryTrail trail={trail} onOpen={setUnder} /> : null}
      <div className={styles.place}>
        <div aria-live="polite">
          <Status shown={shown} isSearching={isSearching} />
        </div>
        {sections.length > 0 ? (
          <CategoryList
            id={listId}
            sections={sections}
            activeKey={active?.key ?? null}
            onOpen={open}
          />
        ) : null}
      </div>
    </BlockStack>
  );
}

interface StatusProps {
  shown: ReturnType<typeof useShownCategories>;
  isSearching: boolean;
}

/** What a screen reader is told, and everybody where there is nothing to choose from. */
function Status({ shown: { state, answer }, isSearching }: StatusProps) {
  const { t } = useTranslation();
  if (state === "failed") return <Text as="p">{t("categories.failed")}</Text>;
  if (!answer) return <Text as="p">{t("categories.loading")}</Text>;
  if (!answer.isListed) return <Text as="p">{t("categories.notListed")}</Text>;
  const count = answer.categories.length;
  if (isSearching && count === 0) return <Text as="p">{t("categories.nothingFound")}</Text>;
  return <span className={styles.unseen}>{t("categories.shown", { count })}</span>;
}
