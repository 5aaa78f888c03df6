import { useLocation, useNavigate } from "@remix-run/react";
import { Button, Card, InlineStack } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ReviewView } from "../../views/review.server";
import { DecisionProgress } from "../mappings/decision-progress";
import { NothingToReview } from "./nothing-to-review";
import { OfferCards } from "./offer-cards";
import { ReviewFrame } from "./review-frame";
import { ReviewRow } from "./review-row";
import { ReviewTabs } from "./review-tabs";
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
  const { isToReview, isFirst, after } = view;
  const show = (query: Record<string, string>) =>
    void navigate(
      `/app/review?${new URLSearchParams({ ...(isToReview ? {} : { show: "all" }), ...query })}`,
    );
  return (
    <ReviewFrame review={review}>
      <DecisionProgress decisions={view.decisions} page="review" onUndo={review.undo} />
      <OfferCards offers={view.offers} seenAt={view.seenAt} review={review} />
      <Card padding="0">
        <ReviewTabs current={isToReview ? "toReview" : "all"}>
          {rows.length === 0 ? (
            <NothingToReview why={isToReview && isFirst ? "done" : "noProducts"} />
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
        </ReviewTabs>
      </Card>
      <InlineStack align="center" gap="300">
        {isFirst ? null : <Button onClick={() => show({})}>{t("review.toBeginning")}</Button>}
        {after === null ? null : (
          <Button onClick={() => show({ after })}>{t("review.next")}</Button>
        )}
      </InlineStack>
    </ReviewFrame>
  );
}
