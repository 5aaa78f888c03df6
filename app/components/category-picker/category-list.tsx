import { Text } from "@shopify/polaris";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import styles from "./category-picker.module.css";
import type { CategoryEntry, CategorySection } from "./category-sections";
import { PermissionBadge } from "./permission-badge";
import { isUsable } from "./use-shown-categories";

interface CategoryListProps {
  id: string;
  sections: CategorySection[];
  /** The line that the keyboard is at. */
  activeKey: string | null;
  onOpen(entry: CategoryEntry): void;
}

/** The lines of the picker. The search field keeps the focus and says which line is meant. */
export function CategoryList({ id, sections, activeKey, onOpen }: CategoryListProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [activeKey]);
  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label={t("categories.list")}
      className={styles.list}
      tabIndex={-1}
    >
      {sections.map(({ name, entries }) => (
        <div key={name} role="group" aria-labelledby={`${id}-${name}`}>
          <div id={`${id}-${name}`} role="presentation" className={styles.heading}>
            {t(`categories.section.${name}`)}
          </div>
          {entries.map((entry) => (
            <Line
              key={entry.key}
              id={`${id}-${entry.key}`}
              entry={entry}
              isActive={entry.key === activeKey}
              onOpen={onOpen}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

interface LineProps {
  id: string;
  entry: CategoryEntry;
  isActive: boolean;
  onOpen(entry: CategoryEntry): void;
}

function Line({ id, entry, isActive, onOpen }: LineProps) {
  const { t, i18n } = useTranslation();
  const { category, products, isPathShown } = entry;
  const isOpenable = !category.isLeaf || isUsable(category);
  return (
    // The keyboard is listened to by the field that keeps the focus.
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      aria-disabled={!isOpenable}
      className={styles.line}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => isOpenable && onOpen(entry)}
    >
      <div className={styles.names}>
        {isPathShown && category.path.length > 1 ? (
          <Text as="span" variant="bodySm" tone="subdued">
            {category.path.slice(0, -1).join(" › ")}
          </Text>
        ) : null}
        <Text as="span" fontWeight={category.isLeaf ? "regular" : "medium"}>
          {category.path.at(-1)}
        </Text>
      </div>
      <PermissionBadge category={category} />
      {products === null ? null : (
        <Text as="span" variant="bodySm" tone="subdued">
          {t("categories.products", {
            count: products,
            formatted: new Intl.NumberFormat(i18n.language).format(products),
          })}
        </Text>
      )}
      {category.isLeaf ? null : (
        <span className={styles.deeper}>
          <span aria-hidden="true">›</span>
          <span className={styles.unseen}>{t("categories.hasMore")}</span>
        </span>
      )}
    </div>
  );
}
