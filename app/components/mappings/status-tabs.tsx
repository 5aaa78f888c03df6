import type { KeyboardEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { MappingStatus } from "../../domain/mapping-status";
import type { TabCounts } from "../../views/mappings.server";
import styles from "./mappings.module.css";

const TABS = [null, "recommended", "confirmed", "needs-attention"] as const;
const PANEL = "mappings-list";

/** The list by status. Polaris's own tabs bring the dialogs to rename and copy one, which is a tenth of the page. */
export function StatusTabs({
  status,
  counts,
  onSelect,
  children,
}: {
  status: MappingStatus | null;
  counts: TabCounts;
  onSelect(status: MappingStatus | null): void;
  children: ReactNode;
}) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  // An address may ask for what no tab shows alone.
  const shown = TABS.find((each) => each === status) ?? null;
  return (
    <>
      <div role="tablist" aria-label={t("mappings.tabs")} className={styles.tabs} onKeyDown={move}>
        {TABS.map((each) => {
          const name = each ?? "all";
          const isSelected = each === shown;
          return (
            <button
              key={name}
              type="button"
              role="tab"
              id={`tab-${name}`}
              className={styles.tab}
              aria-selected={isSelected}
              aria-controls={PANEL}
              tabIndex={isSelected ? 0 : -1}
              onClick={() => onSelect(each)}
            >
              {t(`mappings.tab.${name}`)} ({number.format(counts[name])})
            </button>
          );
        })}
      </div>
      <div role="tabpanel" id={PANEL} aria-labelledby={`tab-${shown ?? "all"}`}>
        {children}
      </div>
    </>
  );
}

/** Arrows go from tab to tab; Enter and the space bar press the one that has the focus. */
function move({ key, currentTarget }: KeyboardEvent<HTMLElement>) {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[key];
  if (by === undefined) return;
  const tabs = [...currentTarget.querySelectorAll<HTMLElement>("[role=tab]")];
  const at = tabs.findIndex((tab) => tab === document.activeElement);
  tabs.at((at + by) % tabs.length)?.focus();
}
