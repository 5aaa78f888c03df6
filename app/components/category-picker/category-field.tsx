import { BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CategoryChoice } from "../../views/categories.server";
import { CategoryPicker } from "./category-picker";
import { PermissionBadge } from "./permission-badge";

interface CategoryFieldProps {
  value: CategoryChoice | null;
  onChoose(category: CategoryChoice): void;
  /** Suggests what TikTok Shop recommends within this local category. */
  localCategoryId?: number | undefined;
}

/** A chosen category and the button that changes it. */
export function CategoryField({ value, onChoose, localCategoryId }: CategoryFieldProps) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <BlockStack gap="200">
      {value ? (
        <BlockStack>
          <Text as="span" tone="subdued" variant="bodySm">
            {value.path.slice(0, -1).join(" › ")}
          </Text>
          <InlineStack gap="200" blockAlign="center">
            <Text as="span" fontWeight="semibold">
              {value.path.at(-1)}
            </Text>
            <PermissionBadge category={value} />
          </InlineStack>
        </BlockStack>
      ) : null}
      <InlineStack>
        <Button onClick={() => setIsOpen(true)}>
          {t(value ? "categories.change" : "categories.choose")}
        </Button>
      </InlineStack>
      <CategoryPicker
        isOpen={isOpen}
        localCategoryId={localCategoryId}
        onClose={() => setIsOpen(false)}
        onChoose={(category) => {
          setIsOpen(false);
          onChoose(category);
        }}
      />
    </BlockStack>
  );
}
