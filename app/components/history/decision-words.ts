import { useTranslation } from "react-i18next";
import type { HistoryEntry, HistoryScope, MappingChangeView } from "../../views/history.server";

/** A decision in words. */
export function useDecisionWords() {
  const { t } = useTranslation();
  const pathOf = (category: { path: string[] } | null) =>
    category ? category.path.join(" › ") : t("history.noCategory");

  function what({ kind, undoes, after, source, categoryMapping }: HistoryEntry): string {
    if (kind === "undo")
      return t(undoes?.kind === "undo" ? "history.what.redo" : "history.what.undo");
    if (categoryMapping && kind === "clear") return t("history.what.end-mapping");
    if (source === "category-mapping")
      return t("history.what.category-mapping", { path: pathOf(after) });
    return t(`history.what.${kind}`, { path: pathOf(after) });
  }

  function scopeOf({ scope, product, decided }: HistoryEntry): string {
    const name = scope.name ?? "";
    switch (scope.kind) {
      case "products":
        return product ?? t("history.scope.products", { count: decided });
      case "matching":
        return t("history.scope.matching", { filter: filterOf(scope) });
      case "replacement":
      case "confidence":
      case "run":
        return t(`history.scope.${scope.kind}`);
      default:
        return t(`history.scope.${scope.kind}`, { name: name || (product ?? "") });
    }
  }

  function filterOf({ filter, localCategory, branch, answer }: HistoryScope): string {
    const says = (label: string, value: string | null) =>
      value === null ? [] : [t("history.filter.says", { label, value })];
    const parts = [
      ...says(t("mappings.filter.localCategory"), localCategory),
      ...says(
        t("history.filter.answer"),
        filter.answer === "none" ? t("review.noAnswer") : (answer?.join(" › ") ?? filter.answer),
      ),
      ...says(t("mappings.filter.branch"), branch),
      ...says(t("mappings.filter.productType"), filter.productType),
      ...says(t("mappings.filter.vendor"), filter.vendor),
      ...says(t("history.filter.title"), filter.search),
      ...says(t("mappings.statusHeading"), filter.status && t(`mappings.status.${filter.status}`)),
      ...says(t("mappings.filter.reason"), filter.reason && t(`reason.${filter.reason}`)),
    ];
    return parts.length > 0 ? parts.join(", ") : t("history.filter.everything");
  }

  function before(entry: HistoryEntry): string {
    const parts = entry.before.slice(0, 3).map(({ status, category, products }) => {
      const stood = category ? pathOf(category) : t(`mappings.status.${status}`);
      return entry.before.length > 1 ? t("history.counted", { stood, count: products }) : stood;
    });
    if (entry.before.length > 3) parts.push(t("history.andMore"));
    return t("history.before", { before: parts.join(", ") });
  }

  const mapping = ({ before: old, after }: MappingChangeView) =>
    after
      ? t(old ? "history.mapping.changed" : "history.mapping.made", {
          before: pathOf(old),
          after: pathOf(after),
        })
      : t("history.mapping.ended", { before: pathOf(old) });

  function who({ by, source }: HistoryEntry, userId: string): string {
    if (source === "confidence") return t("product.actor.automatic");
    if (by.id === userId) return t("product.actor.you");
    if (by.name !== null) return by.name;
    return /^\d+$/.test(by.id)
      ? t("product.actor.colleague", { id: by.id })
      : t("product.actor.automatic");
  }

  return { what, scope: scopeOf, before, mapping, who, pathOf };
}
