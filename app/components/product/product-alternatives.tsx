import { BlockStack, Button, List, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ProductCategory, ProductView } from "../../views/product.server";

interface AlternativesProps {
  product: ProductView;
  onChoose(category: ProductCategory): void;
}

/** What TikTok Shop recommended for other products of the same local category. */
export function ProductAlternatives({ product, onChoose }: AlternativesProps) {
  const { t } = useTranslation();
  if (product.alternatives.length === 0) return null;
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {t("product.alternatives", { category: product.localCategory })}
      </Text>
      <List>
        {product.alternatives.map(({ products, ...category }) => (
          <List.Item key={category.id}>
            <Button variant="plain" onClick={() => onChoose(category)}>
              {category.path.join(" › ")}
            </Button>{" "}
            {t("product.products", { count: products })}
          </List.Item>
        ))}
      </List>
    </BlockStack>
  );
}
