import { BlockStack, Button, Checkbox, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ReviewRow } from "../../views/review.server";
import type { Review } from "./use-review";

/** The category mapping of a local category: what it does for new products, and its end. */
export function MappingSettings({ row, review }: { row: ReviewRow; review: Review }) {
  const { t } = useTranslation();
  const { categoryMapping, localCategoryId, name } = row;
  if (!categoryMapping) return null;
  const send = (form: Record<string, string>) =>
    review.decide(
      {
        form: { ...form, localCategoryId: String(localCategoryId) },
        localCategoryId: null,
        effect: "none",
        products: 0,
        category: null,
      },
      "",
    );
  const sent = review.waiting.findLast(
    ({ form }) => form.intent === "keep-asking" && form.localCategoryId === String(localCategoryId),
  );
  const asksStill = sent ? sent.form.asksStill === "yes" : categoryMapping.asksStill;
  return (
    <BlockStack gap="100" inlineAlign="start">
      <Text as="p" variant="bodySm">
        {t(categoryMapping.isUsable ? "review.mapping.is" : "review.mapping.unusable", {
          path: categoryMapping.category.path.at(-1) ?? "",
        })}
      </Text>
      <Checkbox
        label={t("review.mapping.asksStill")}
        checked={asksStill}
        onChange={(isChecked) =>
          send({ intent: "keep-asking", asksStill: isChecked ? "yes" : "no" })
        }
      />
      <Button
        variant="plain"
        accessibilityLabel={t("review.mapping.endLabel", { category: name })}
        onClick={() => send({ intent: "end-mapping" })}
      >
        {t("review.mapping.end")}
      </Button>
    </BlockStack>
  );
}
