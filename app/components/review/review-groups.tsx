import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, InlineStack, Link, SkeletonBodyText, Text } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { NO_FILTER, queryOf } from "../../domain/mapping-filter";
import type { ReviewGroup, ReviewGroupsView } from "../../views/review-groups.server";
import type { ReviewRow } from "../../views/review.server";
import { ConfidenceBadge } from "../confidence-badge";
import { CategoryPicker } from "../category-picker/category-picker";
import { CategoryName } from "./category-name";
import { ReviewReadings } from "./review-readings";
import { changeGroup, confirmGroup, turnAside } from "./review-order";
import styles from "./review.module.css";
import { Samples } from "./samples";
import type { Review } from "./use-review";

interface GroupsProps {
  row: ReviewRow;
  review: Review;
}

/** What a local category splits into: each answer decided on its own. */
export function ReviewGroups({ row, review }: GroupsProps) {
  const { t } = useTranslation();
  const { load, data } = useFetcher<ReviewGroupsView>();
  const { localCategoryId, name } = row;
  const [changed, setChanged] = useState<ReviewGroup | null>(null);
  useEffect(() => load(`/app/review/groups?category=${localCategoryId}`), [load, localCategoryId]);
  if (!data)
    return (
      <div className={styles.opened}>
        <SkeletonBodyText lines={3} />
      </div>
    );
  return (
    <div className={styles.opened}>
      <BlockStack gap="300">
        <ReviewReadings row={row} review={review} />
        <Text as="h3" variant="headingSm">
          {t("review.groups", { category: name })}
        </Text>
        <ul className={styles.groups} aria-label={t("review.groups", { category: name })}>
          {data.groups
            .filter((group) => !isDecided(group, review, localCategoryId))
            .map((group) => (
              <Group
                key={group.answer}
                row={row}
                group={group}
                seenAt={data.seenAt}
                review={review}
                onChange={() => setChanged(group)}
              />
            ))}
          {data.setAside.products > 0 ? <SetAside row={row} view={data} review={review} /> : null}
        </ul>
      </BlockStack>
      {data.more.groups > 0 ? (
        <Text as="p">
          <Link url={`/app/mappings?${queryOf({ ...NO_FILTER, localCategoryId, review: "open" })}`}>
            {t("review.moreGroups", { groups: data.more.groups, count: data.more.products })}
          </Link>
        </Text>
      ) : null}
      <CategoryPicker
        isOpen={changed !== null}
        title={t("review.changeTitle", { count: changed?.waiting ?? 0 })}
        localCategoryId={localCategoryId}
        onClose={() => setChanged(null)}
        onChoose={(category) => {
          if (!changed) return;
          setChanged(null);
          const group = { localCategoryId, answer: changed.answer, products: changed.waiting };
          const order = changeGroup(group, category);
          // The picker has asked about what has a catch.
          review.decide({ ...order, form: { ...order.form, isAccepted: "yes" } }, data.seenAt);
        }}
      />
    </div>
  );
}

interface GroupProps extends GroupsProps {
  group: ReviewGroup;
  seenAt: string;
  onChange(): void;
}

function Group({ row, group, seenAt, review, onChange }: GroupProps) {
  const { t } = useTranslation();
  const { answer, category, waiting, confirmable, samples, confidence } = group;
  const { localCategoryId } = row;
  const of = category?.path.at(-1) ?? t("review.noAnswer");
  const about = (products: number) => ({ localCategoryId, answer, products });
  return (
    <li className={styles.group} aria-label={of}>
      <BlockStack gap="100">
        <CategoryName category={category} />
        <Text as="p">{t("review.products", { count: waiting })}</Text>
        {confidence ? <ConfidenceBadge confidence={confidence} /> : null}
      </BlockStack>
      <Samples samples={samples} of={of} />
      <div className={styles.decisions}>
        {category && confirmable > 0 && !category.isGone ? (
          <Button
            accessibilityLabel={t("review.confirmGroupLabel", { count: confirmable, category: of })}
            onClick={() => review.decide(confirmGroup(about(confirmable), category), seenAt)}
          >
            {t("review.confirmGroup", { count: confirmable })}
          </Button>
        ) : null}
        <InlineStack gap="200" wrap={false}>
          <Button
            variant="tertiary"
            accessibilityLabel={t("review.changeLabel", { count: waiting, category: of })}
            onClick={onChange}
          >
            {t("decide.action.change")}
          </Button>
          <Button
            variant="tertiary"
            accessibilityLabel={t("review.setAsideLabel", { count: waiting, category: of })}
            onClick={() => review.decide(turnAside(about(waiting), "set-aside"), seenAt)}
          >
            {t("decide.action.set-aside")}
          </Button>
        </InlineStack>
      </div>
    </li>
  );
}

function SetAside({ row, view, review }: GroupsProps & { view: ReviewGroupsView }) {
  const { t } = useTranslation();
  const { localCategoryId } = row;
  const { products, samples } = view.setAside;
  const filter = queryOf({ ...NO_FILTER, localCategoryId, review: "set-aside" });
  return (
    <li className={styles.group} aria-label={t("review.asideGroup")}>
      <BlockStack gap="100">
        <Text as="p" fontWeight="semibold">
          {t("review.asideGroup")}
        </Text>
        <Text as="p">{t("review.products", { count: products })}</Text>
      </BlockStack>
      <Samples samples={samples} of={t("review.asideGroup")} />
      <div className={styles.decisions}>
        <Button url={`/app/mappings?${filter}`}>{t("review.decideAlone")}</Button>
        <Button
          variant="tertiary"
          onClick={() =>
            review.decide(
              turnAside({ localCategoryId, answer: null, products }, "put-back"),
              view.seenAt,
            )
          }
        >
          {t("decide.action.put-back")}
        </Button>
      </div>
    </li>
  );
}

function isDecided(group: ReviewGroup, { waiting }: Review, localCategoryId: number): boolean {
  return waiting.some(
    ({ form, effect, localCategoryId: about }) =>
      about === localCategoryId &&
      (effect === "decide-all" ||
        (effect !== "put-back" &&
          new URLSearchParams(form.matching).get("answer") === group.answer)),
  );
}
