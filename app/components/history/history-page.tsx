import { useNavigate } from "@remix-run/react";
import { TitleBar } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Box, Button, Card, InlineStack, Page, Text } from "@shopify/polaris";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { HistoryEntry as Entry, HistoryView } from "../../views/history.server";
import { useReview } from "../review/use-review";
import { HistoryEntry } from "./history-entry";
import styles from "./history.module.css";
import { useRevalidating } from "../use-revalidating";

// Most visits undo nothing.
const UndoDialog = lazy(async () => ({ default: (await import("./undo-dialog")).UndoDialog }));

/** Every decision, the newest first, and the way back from each. */
export function HistoryPage({ view, userId }: { view: HistoryView; userId: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const review = useReview();
  const [undone, setUndone] = useState<Entry | null>(null);
  useRevalidating(view.entries.some(({ state }) => state === "deciding"));
  return (
    <Page
      title={t("history.title")}
      backAction={{ url: "/app/review", content: t("review.title") }}
    >
      <TitleBar title={t("history.title")} />
      <BlockStack gap="400">
        {review.problem ? (
          <Banner
            tone="critical"
            onDismiss={review.forgetProblem}
            title={t("decide.problem.title")}
          >
            {t(`review.problem.${review.problem}`)}
          </Banner>
        ) : null}
        <Card padding="0">
          {view.entries.length === 0 ? (
            <Box padding="1000">
              <Text as="p" alignment="center">
                {t("history.none")}
              </Text>
            </Box>
          ) : (
            <ul className={styles.entries} aria-label={t("history.title")}>
              {view.entries.map((entry) => (
                <HistoryEntry
                  key={entry.id}
                  entry={entry}
                  userId={userId}
                  onUndo={() => setUndone(entry)}
                />
              ))}
            </ul>
          )}
        </Card>
        <InlineStack align="center" gap="300">
          {view.isFirst ? null : (
            <Button onClick={() => void navigate("/app/history")}>{t("history.newest")}</Button>
          )}
          {view.older === null ? null : (
            <Button onClick={() => void navigate(`/app/history?before=${view.older}`)}>
              {t("history.older")}
            </Button>
          )}
        </InlineStack>
      </BlockStack>
      {undone ? (
        <Suspense fallback={null}>
          <UndoDialog
            entry={undone}
            onClose={() => setUndone(null)}
            onUndo={() => {
              setUndone(null);
              review.undo(undone.id);
            }}
          />
        </Suspense>
      ) : null}
    </Page>
  );
}
