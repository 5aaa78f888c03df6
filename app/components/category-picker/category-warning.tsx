import { Banner, BlockStack, Button, InlineStack } from "@shopify/polaris";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { CategoryCard } from "../category-card";
import type { CategoryChoice } from "../../views/categories.server";

interface CategoryWarningProps {
  category: Pick<CategoryChoice, "id" | "path" | "permission">;
  onUse(): void;
  onBack(): void;
}

/** The one explicit confirmation before a category that TikTok Shop holds back or restricts. */
export function CategoryWarning({ category, onUse, onBack }: CategoryWarningProps) {
  const { t } = useTranslation();
  const warning = useRef<HTMLDivElement>(null);
  // What was focused is gone; the warning is read out, and Tab leads to its buttons.
  useEffect(() => warning.current?.focus(), []);
  const isInviteOnly = category.permission === "invite-only";
  return (
    <BlockStack gap="400">
      <div ref={warning} tabIndex={-1}>
        <Banner
          tone="warning"
          title={t(
            isInviteOnly
              ? "categories.warning.inviteOnlyTitle"
              : "categories.warning.restrictedTitle",
            { category: category.path.at(-1) ?? "" },
          )}
        >
          {t(isInviteOnly ? "categories.warning.inviteOnly" : "categories.warning.restricted")}
        </Banner>
      </div>
      <CategoryCard categoryId={category.id} />
      <InlineStack gap="200" align="end">
        <Button onClick={onBack}>{t("categories.warning.back")}</Button>
        <Button variant="primary" onClick={onUse}>
          {t("categories.warning.use")}
        </Button>
      </InlineStack>
    </BlockStack>
  );
}
