import { useNavigate } from "@remix-run/react";
import { Box, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MisfitRow, MisfitsView } from "../../views/misfits.server";
import type { ReviewCategory } from "../../views/named-categories.server";
import { CategoryPicker } from "../category-picker/category-picker";
import { Misfit } from "./misfit";
import { NothingToReview } from "./nothing-to-review";
import { ReviewFrame } from "./review-frame";
import type { ReviewOrder } from "./review-order";
import { ReviewTabs } from "./review-tabs";
import styles from "./review.module.css";
import { useReview } from "./use-review";

/** Products that do not fit their local category, each with the likeliest reason. */
export function MisfitsPage({ view }: { view: MisfitsView }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const review = useReview();
  const [changed, setChanged] = useState<MisfitRow | null>(null);
  const sent = review.waiting.map(({ form }) => form.productIds);
  const rows = view.rows.filter(({ productId }) => !sent.includes(productId));
  const decide = (row: MisfitRow, category: ReviewCategory | null) =>
    review.decide(orderAbout(row, category), view.seenAt);
  return (
    <ReviewFrame review={review}>
      <Card padding="0">
        <ReviewTabs current="misfits">
          {rows.length === 0 ? (
            <NothingToReview why="noMisfits" />
          ) : (
            <>
              <Box padding="400">
                <Text as="p">{t("review.misfit.explain", { count: view.products })}</Text>
              </Box>
              <ul className={styles.rows} aria-label={t("review.tab.misfits")}>
                {rows.map((row) => (
                  <Misfit
                    key={row.productId}
                    row={row}
                    onConfirm={() => decide(row, null)}
                    onUse={() => decide(row, row.leading)}
                    onChange={() => setChanged(row)}
                  />
                ))}
              </ul>
            </>
          )}
        </ReviewTabs>
      </Card>
      {view.after === null ? null : (
        <InlineStack align="center">
          <Button
            onClick={() => {
              const query = new URLSearchParams({ after: view.after ?? "" });
              void navigate(`/app/review/misfits?${query}`);
            }}
          >
            {t("review.next")}
          </Button>
        </InlineStack>
      )}
      <CategoryPicker
        isOpen={changed !== null}
        localCategoryId={changed?.localCategoryId}
        onClose={() => setChanged(null)}
        onChoose={(category) => {
          if (!changed) return;
          setChanged(null);
          const order = orderAbout(changed, category);
          // The picker has asked about what has a catch.
          review.decide({ ...order, form: { ...order.form, isAccepted: "yes" } }, view.seenAt);
        }}
      />
    </ReviewFrame>
  );
}

/** @param category null confirms what is recommended */
function orderAbout(
  { productId, ...row }: MisfitRow,
  category: ReviewCategory | null,
): ReviewOrder {
  return {
    form: {
      productIds: productId,
      ...(category
        ? { intent: "change", categoryId: category.id }
        : { intent: "confirm", categoryIds: row.category.id }),
    },
    localCategoryId: null,
    effect: "decide",
    products: 1,
    category: category ?? row.category,
  };
}
