import { useLocation, useNavigate } from "@remix-run/react";
import { TitleBar } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Button, Card, InlineStack, Page, Tabs, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ReviewView } from "../../views/review.server";
import { DecisionProgress } from "../mappings/decision-progress";
import { AcceptanceDialog } from "./acceptance-dialog";
import { ReviewRow } from "./review-row";
import styles from "./review.module.css";
import { useKeptRows } from "./use-kept-rows";
import { useReview } from "./use-review";

/** Every local category with what its products got: the way to decide about thousands of products by few decisions. */
export function ReviewPage({ view }: { view: ReviewView }) {
  const { t } = useTranslation();
  const { search } = useLocation();
  const navigate = useNavigate();
  const review = useReview();
  const rows = useKeptRows(view.rows, { address: search, orders: review.waiting });
  const show = (query: Record<string, string>) =>
    void navigate(`/app/review?${new URLSearchParams(query)}`);
  const shown: Record<string, string> = view.isToReview ? {} : { show: "all" };
  return (
    <Page
      title={t("review.title")}
      backAction={{ url: "/app", content: t("home.name") }}
      secondaryActions={[{ content: t("navigation.mappings"), url: "/app/mappings" }]}
      fullWidth
    >
      <TitleBar title={t("review.title")} />
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
        <DecisionProgress decisions={view.decisions} onUndo={review.undo} />
        <Card padding="0">
          <Tabs
            tabs={(["toReview", "all"] as const).map((id) => ({
              id,
              content: t(`review.tab.${id}`),
              panelID: "review-list",
            }))}
            selected={view.isToReview ? 0 : 1}
            onSelect={(index) => show(index === 0 ? {} : { show: "all" })}
          >
            {rows.length === 0 ? (
              <Nothing view={view} />
            ) : (
              <ul className={styles.rows} aria-label={t("review.title")}>
                {rows.map((row) => (
                  <ReviewRow
                    key={row.localCategoryId}
                    row={row}
                    seenAt={view.seenAt}
                    review={review}
                  />
                ))}
              </ul>
            )}
          </Tabs>
        </Card>
        <InlineStack align="center" gap="300">
          {view.isFirst ? null : (
            <Button onClick={() => show(shown)}>{t("review.toBeginning")}</Button>
          )}
          {view.after === null ? null : (
            <Button onClick={() => show({ ...shown, after: view.after ?? "" })}>
              {t("review.next")}
            </Button>
          )}
        </InlineStack>
      </BlockStack>
      {review.doubtful ? (
        <AcceptanceDialog
          order={review.doubtful}
          onAccept={review.accept}
          onClose={review.refuse}
        />
      ) : null}
    </Page>
  );
}

/** Nothing to review: why, and where to go. */
function Nothing({ view }: { view: ReviewView }) {
  const { t } = useTranslation();
  const why = view.isToReview && view.isFirst ? "done" : "noProducts";
  return (
    <div style={{ padding: 40 }}>
      <BlockStack gap="300" inlineAlign="center">
        <Text as="h2" variant="headingMd" alignment="center">
          {t(`review.empty.${why}.title`)}
        </Text>
        <Text as="p" tone="subdued" alignment="center">
          {t(`review.empty.${why}.hint`)}
        </Text>
        <Button url={why === "done" ? "/app/review?show=all" : "/app"}>
          {t(`review.empty.${why}.action`)}
        </Button>
      </BlockStack>
    </div>
  );
}
