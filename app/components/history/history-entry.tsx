import { Badge, BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { HistoryEntry as Entry } from "../../views/history.server";
import { useDecisionWords } from "./decision-words";

interface EntryProps {
  entry: Entry;
  /** Whose own decisions are shown as "You". */
  userId: string;
  onUndo(): void;
}

/** A decision: what, about which products, who and when, and what was before. */
export function HistoryEntry({ entry, userId, onUndo }: EntryProps) {
  const { t, i18n } = useTranslation();
  const words = useDecisionWords();
  const time = new Intl.DateTimeFormat(i18n.language, { dateStyle: "medium", timeStyle: "short" });
  const { state } = entry;
  const what = words.what(entry);
  return (
    <li aria-label={what}>
      <BlockStack gap="100">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingSm">
            {what}
          </Text>
          {state === "standing" ? null : (
            <Badge tone={state === "deciding" ? "info" : "warning"}>
              {t(`history.state.${state}`)}
            </Badge>
          )}
        </InlineStack>
        <Text as="p">{words.scope(entry)}</Text>
        <Text as="p" tone="subdued">
          {state === "deciding"
            ? t("history.going", { done: entry.lookedAt, total: entry.total })
            : t("history.decided", { count: entry.decided })}
          {entry.before.length > 0 ? ` ${words.before(entry)}` : ""}
        </Text>
        {entry.categoryMapping ? (
          <Text as="p" tone="subdued">
            {words.mapping(entry.categoryMapping)}
          </Text>
        ) : null}
        <Text as="p" tone="subdued" variant="bodySm">
          {`${words.who(entry, userId)} · ${time.format(new Date(entry.at))}`}
        </Text>
      </BlockStack>
      {state === "standing" ? (
        <div>
          <Button onClick={onUndo} accessibilityLabel={t("history.undoLabel", { what })}>
            {t("history.undo")}
          </Button>
        </div>
      ) : null}
    </li>
  );
}
