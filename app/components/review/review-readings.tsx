import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Text } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ReviewReading, ReviewReadingsView } from "../../views/review-readings.server";
import type { ReviewCategory } from "../../views/named-categories.server";
import type { ReviewRow } from "../../views/review.server";
import { CategoryPicker } from "../category-picker/category-picker";
import { CategoryName } from "./category-name";
import { ChosenProducts } from "./chosen-products";
import { decideChosen, decideReading, type ReviewOrder } from "./review-order";
import styles from "./review.module.css";
import { Samples } from "./samples";
import type { Review } from "./use-review";

interface ReadingsProps {
  row: ReviewRow;
  review: Review;
}

/** A choice of a category that is under way: for a whole reading, or for products picked out of one. */
interface Choice {
  reading: ReviewReading;
  productIds: string[] | null;
}

/** How the titles of a local category read: what is of one kind is decided at once, whatever was answered for it. */
export function ReviewReadings({ row, review }: ReadingsProps) {
  const { t } = useTranslation();
  const { load, data } = useFetcher<ReviewReadingsView>();
  const { localCategoryId, name } = row;
  const [choice, setChoice] = useState<Choice | null>(null);
  useEffect(
    () => load(`/app/review/readings?category=${localCategoryId}`),
    [load, localCategoryId, review.isBusy],
  );
  if (!data || data.readings.length === 0) return null;
  const isOneKind = data.readings.length === 1 && !data.readings[0]?.isLeftOver;
  const decide = (order: ReviewOrder) => review.decide(order, data.seenAt);
  const choose = (category: ReviewCategory) => {
    if (!choice) return;
    setChoice(null);
    const order = orderOf(choice, { localCategoryId, category });
    // The picker has asked about what has a catch.
    decide({ ...order, form: { ...order.form, isAccepted: "yes" } });
  };
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {t(isOneKind ? "confidence.titles.alike" : "confidence.titles.kinds", {
          count: data.readings.length,
        })}
      </Text>
      <ul className={styles.groups} aria-label={t("confidence.titles.label", { category: name })}>
        {data.readings.map((reading) => (
          <Reading
            key={reading.key}
            reading={reading}
            onConfirm={() =>
              decide(
                orderOf(
                  { reading, productIds: null },
                  { localCategoryId, category: reading.category },
                ),
              )
            }
            onChange={(productIds) => setChoice({ reading, productIds })}
          />
        ))}
      </ul>
      <CategoryPicker
        isOpen={choice !== null}
        title={t("review.changeTitle", {
          count: choice?.productIds?.length ?? choice?.reading.waiting ?? 0,
        })}
        localCategoryId={localCategoryId}
        onClose={() => setChoice(null)}
        onChoose={(category) => choose(category)}
      />
    </BlockStack>
  );
}

function orderOf(
  { reading, productIds }: Choice,
  { localCategoryId, category }: { localCategoryId: number; category: ReviewCategory },
): ReviewOrder {
  return productIds === null
    ? decideReading({ localCategoryId, reading: reading.key, products: reading.waiting }, category)
    : decideChosen({ localCategoryId, productIds }, category);
}

interface ReadingProps {
  reading: ReviewReading;
  onConfirm(): void;
  /** @param productIds null for all of it */
  onChange(productIds: string[] | null): void;
}

function Reading({ reading, onConfirm, onChange }: ReadingProps) {
  const { t } = useTranslation();
  const [isListed, setListed] = useState(false);
  const { category, words, isLeftOver, waiting, answered, samples, otherSamples, page } = reading;
  const of = category.path.at(-1) ?? "";
  return (
    <li className={styles.group} aria-label={of}>
      <BlockStack gap="100">
        <CategoryName category={category} />
        <Text as="p">{t("confidence.titles.answered", { answered, count: waiting })}</Text>
        <Text as="p" tone="subdued" variant="bodySm">
          {isLeftOver
            ? t("confidence.titles.rest")
            : words.length > 0
              ? t("confidence.titles.words", { words: words.join(", ") })
              : null}
        </Text>
      </BlockStack>
      {isListed ? (
        <ChosenProducts products={page} of={of} onChoose={onChange} />
      ) : (
        <BlockStack gap="200">
          <Samples samples={samples} of={of} />
          {otherSamples.length > 0 ? (
            <>
              <Text as="p" tone="subdued" variant="bodySm">
                {t("confidence.titles.others", { count: waiting - answered })}
              </Text>
              <Samples samples={otherSamples} of={t("confidence.titles.othersOf", { of })} />
            </>
          ) : null}
        </BlockStack>
      )}
      <div className={styles.decisions}>
        {category.isGone ? null : (
          <Button
            accessibilityLabel={t("confidence.titles.confirmLabel", {
              count: waiting,
              category: of,
            })}
            onClick={onConfirm}
          >
            {t("confidence.titles.confirm", { count: waiting })}
          </Button>
        )}
        <Button
          variant="tertiary"
          accessibilityLabel={t("review.changeLabel", { count: waiting, category: of })}
          onClick={() => onChange(null)}
        >
          {t("decide.action.change")}
        </Button>
        <Button
          variant="tertiary"
          ariaExpanded={isListed}
          accessibilityLabel={t("confidence.titles.lookLabel", {
            count: page.length,
            category: of,
          })}
          onClick={() => setListed(!isListed)}
        >
          {t("confidence.titles.look", { count: page.length })}
        </Button>
      </div>
    </li>
  );
}
