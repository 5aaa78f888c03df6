import { BlockStack, Card, Link, Text, Thumbnail } from "@shopify/polaris";
import { ImageIcon } from "@shopify/polaris-icons";
import { useTranslation } from "react-i18next";
import type { ProductView } from "../../views/product.server";

/** What TikTok Shop is asked about: the picture in use and the shop's own category. */
export function ProductSummary({ product }: { product: ProductView }) {
  const { t } = useTranslation();
  return (
    <Card>
      <BlockStack gap="300">
        <Thumbnail
          size="large"
          source={product.imageUrl ?? ImageIcon}
          alt={product.imageUrl ? t("product.picture") : t("product.noPicture")}
        />
        {product.imageUrl ? null : <Text as="p">{t("product.noPicture")}</Text>}
        <BlockStack gap="100">
          <Text as="h2" variant="headingSm">
            {t("mappings.localCategory")}
          </Text>
          <Text as="p">{product.localCategory}</Text>
        </BlockStack>
        <Link url={`shopify:admin/products/${product.productId}`} target="_top">
          {t("product.openInShopify")}
        </Link>
      </BlockStack>
    </Card>
  );
}
