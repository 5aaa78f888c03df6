import { BlockStack, Card, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CategoryChoice } from "../views/categories.server";
import { CategoryCard } from "./category-card";
import { CategoryField } from "./category-picker/category-field";

/** Any category of the market, and what a listing there needs. */
export function CategoryLookup() {
  const { t } = useTranslation();
  const [category, setCategory] = useState<CategoryChoice | null>(null);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("categories.lookUpTitle")}
        </Text>
        <Text as="p" tone="subdued">
          {t("categories.lookUp")}
        </Text>
        <CategoryField value={category} onChoose={setCategory} />
        {category ? <CategoryCard categoryId={category.id} /> : null}
      </BlockStack>
    </Card>
  );
}
