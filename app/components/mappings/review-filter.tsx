import { Select } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { REVIEW_STATES, type ReviewState } from "../../domain/mapping-filter";

interface ReviewFilterProps {
  review: ReviewState | null;
  onChoose(review: ReviewState | null): void;
}

/** What waits for a decision: with its group, or on its own. */
export function ReviewFilter({ review, onChoose }: ReviewFilterProps) {
  const { t } = useTranslation();
  return (
    <Select
      label={t("mappings.filter.review")}
      options={[
        { value: "", label: t("mappings.filter.anyReview") },
        ...REVIEW_STATES.map((value) => ({ value, label: t(`mappings.review.${value}`) })),
      ]}
      value={review ?? ""}
      onChange={(value) => onChoose(REVIEW_STATES.find((known) => known === value) ?? null)}
    />
  );
}
