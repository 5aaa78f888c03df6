import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CategoryCard } from "./category-card";
import { CategoryPicker } from "./category-picker/category-picker";

/** Any category of the market, and what a listing there needs. */
export function CategoryLookup() {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const [categoryId, setCategoryId] = useState<string | null>(null);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("categories.lookUpTitle")}
        </Text>
        <Text as="p" tone="subdued">
          {t("categories.lookUp")}
        </Text>
        <InlineStack>
          <Button onClick={() => setIsOpen(true)}>
            {t(categoryId === null ? "categories.choose" : "categories.change")}
          </Button>
        </InlineStack>
        {categoryId === null ? null : <CategoryCard categoryId={categoryId} />}
      </BlockStack>
      <CategoryPicker
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        onChoose={({ id }) => {
          setIsOpen(false);
          setCategoryId(id);
        }}
      />
    </Card>
  );
}
