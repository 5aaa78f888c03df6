import { BlockStack, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ReviewCategory } from "../../views/named-categories.server";
import { PermissionBadge } from "../category-picker/permission-badge";

/** A TikTok Shop category with its way from the root, and what to know before using it. */
export function CategoryName({ category }: { category: ReviewCategory | null }) {
  const { t } = useTranslation();
  if (!category) return <Text as="p">{t("review.noAnswer")}</Text>;
  return (
    <BlockStack>
      <Text as="span" tone="subdued" variant="bodySm">
        {category.path.slice(0, -1).join(" › ")}
      </Text>
      <InlineStack gap="200" blockAlign="center">
        <Text as="span" fontWeight="semibold">
          {category.path.at(-1) ?? ""}
        </Text>
        <PermissionBadge category={category} />
      </InlineStack>
    </BlockStack>
  );
}
