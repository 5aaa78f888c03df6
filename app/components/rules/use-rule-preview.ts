import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import type { RuleDraft } from "../../domain/mapping-rule";
import type { RulePreview } from "../../views/rule-preview.server";

const TYPING_MS = 300;

/** What the rule would do as it is now: asked when a change rests. Null while it is not complete. */
export function useRulePreview(
  id: number | null,
  draft: RuleDraft | null,
): { preview: RulePreview | null; isLooking: boolean } {
  const { load, data, state } = useFetcher<{ asked: string; preview: RulePreview | null }>();
  const asked = draft && JSON.stringify(draft);
  useEffect(() => {
    if (asked === null) return;
    const query = new URLSearchParams({ draft: asked, ...(id === null ? {} : { id: String(id) }) });
    const timer = setTimeout(() => load(`/app/rules/preview?${query}`), TYPING_MS);
    return () => clearTimeout(timer);
  }, [asked, id, load]);
  const isCurrent = data?.asked === asked;
  return {
    preview: asked === null ? null : (data?.preview ?? null),
    isLooking: asked !== null && (!isCurrent || state !== "idle"),
  };
}
