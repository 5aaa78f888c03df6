import { Badge, BlockStack, Button, InlineStack, Link, Text } from "@shopify/polaris";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ReviewRow as Row } from "../../views/review.server";
import { ConfidenceBadge } from "../confidence-badge";
import { CategoryName } from "./category-name";
import { MappingSettings } from "./mapping-settings";
import { confirmCategory, confirmGroup } from "./review-order";
import styles from "./review.module.css";
import { Samples } from "./samples";
import type { Review } from "./use-review";

// Most rows are decided without being opened.
const ReviewGroups = lazy(async () => ({
  default: (await import("./review-groups")).ReviewGroups,
}));

const TONES = { open: "info", partly: "attention", confirmed: "success" } as const;

interface RowProps {
  row: Row;
  seenAt: string;
  review: Review;
}

/** A local category: what most of its products got, and the decision about all of them. */
export function ReviewRow({ row, seenAt, review }: RowProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { localCategoryId, name } = row;
  return (
    <li aria-label={name}>
      <div className={styles.row}>
        <BlockStack gap="100" inlineAlign="start">
          <Text as="h2" variant="headingMd">
            <span className={styles.name}>
              <Link url={`/app/mappings?category=${localCategoryId}`} removeUnderline monochrome>
                {name}
              </Link>
            </span>
          </Text>
          <Text as="p" tone="subdued">
            {t("review.products", { count: row.products })}
          </Text>
          <Badge tone={TONES[row.status]}>{t(`review.status.${row.status}`)}</Badge>
          <Left row={row} />
          <MappingSettings row={row} review={review} />
        </BlockStack>
        <BlockStack gap="300">
          <Leading row={row} />
          <Samples samples={row.samples} of={name} />
        </BlockStack>
        <div className={styles.decisions}>
          <RowDecisions row={row} seenAt={seenAt} review={review} />
          {row.waiting > 0 || row.setAside > 0 ? (
            <Button
              variant="tertiary"
              disclosure={isOpen ? "up" : "down"}
              ariaExpanded={isOpen}
              accessibilityLabel={t("review.openLabel", { category: name })}
              onClick={() => setOpen(!isOpen)}
            >
              {t("review.open")}
            </Button>
          ) : null}
        </div>
      </div>
      {isOpen ? (
        <Suspense fallback={null}>
          <ReviewGroups row={row} review={review} />
        </Suspense>
      ) : null}
    </li>
  );
}

/** What is confirmed, and what is left. */
function Left({ row }: { row: Row }) {
  const { t } = useTranslation();
  const parts = [
    row.confirmed > 0 && row.waiting + row.setAside > 0
      ? t("review.confirmed", { count: row.confirmed })
      : null,
    row.confirmed > 0 && row.waiting > 0 ? t("review.left", { count: row.waiting }) : null,
    row.setAside > 0 ? t("review.setAside", { count: row.setAside }) : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : <Text as="p">{parts.join(" · ")}</Text>;
}

function Leading({ row }: { row: Row }) {
  const { t } = useTranslation();
  if (!row.leading) return <Text as="p">{t("review.noAnswer")}</Text>;
  const others = row.runnersUp.map(
    ({ category, products }) =>
      `${category.path.at(-1) ?? ""} (${t("review.number", { count: products })})`,
  );
  if (row.moreAnswers > 0) others.push(t("review.moreAnswers", { count: row.moreAnswers }));
  return (
    <BlockStack gap="100">
      <CategoryName category={row.leading.category} />
      <InlineStack gap="200">
        <Text as="p" fontWeight="medium" numeric>
          {t("review.agree", { same: row.leading.products, any: row.answered })}
        </Text>
        {row.leading.confidence ? <ConfidenceBadge confidence={row.leading.confidence} /> : null}
      </InlineStack>
      {others.length > 0 ? (
        <Text as="p" tone="subdued" variant="bodySm">
          {t("review.runnersUp", { others: others.join(" · ") })}
        </Text>
      ) : null}
    </BlockStack>
  );
}

function RowDecisions({ row, seenAt, review }: RowProps) {
  const { t } = useTranslation();
  const { leading, waiting, localCategoryId, name } = row;
  if (!leading || leading.category.isGone) return null;
  const { category, confirmable } = leading;
  const isMapped = row.categoryMapping?.category.id === category.id;
  const all = waiting === 0 ? "forNew" : row.confirmed === 0 ? "confirmAll" : "confirmRest";
  return (
    <>
      {waiting > 0 || !isMapped ? (
        <Button
          variant={waiting > 0 && confirmable > 0 ? "primary" : "secondary"}
          accessibilityLabel={t(`review.${all}Label`, {
            count: waiting,
            category: name,
            path: category.path.at(-1) ?? "",
          })}
          onClick={() => review.decide(confirmCategory(row, category), seenAt)}
        >
          {t(`review.${all}`, { count: waiting })}
        </Button>
      ) : null}
      {confirmable > 0 && confirmable < waiting ? (
        <Button
          accessibilityLabel={t("review.confirmOnlyLabel", { count: confirmable, category: name })}
          onClick={() =>
            review.decide(
              confirmGroup(
                { localCategoryId, answer: category.id, products: confirmable },
                category,
              ),
              seenAt,
            )
          }
        >
          {t("review.confirmOnly", { count: confirmable })}
        </Button>
      ) : null}
    </>
  );
}
