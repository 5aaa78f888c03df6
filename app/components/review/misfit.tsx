import { Badge, BlockStack, Button, InlineStack, Link, Text, Thumbnail } from "@shopify/polaris";
import { ImageIcon } from "@shopify/polaris-icons";
import { useTranslation } from "react-i18next";
import type { MisfitRow } from "../../views/misfits.server";
import { CategoryName } from "./category-name";
import styles from "./review.module.css";
import { thumbnail } from "./samples";

interface MisfitProps {
  row: MisfitRow;
  onConfirm(): void;
  /** Uses what most of the local category has. */
  onUse(): void;
  onChange(): void;
}

/** A product beside what the rest of its local category is. */
export function Misfit({ row, onConfirm, onUse, onChange }: MisfitProps) {
  const { t } = useTranslation();
  const { productId, title, category, leading, reason } = row;
  const names = {
    product: title,
    type: row.productType,
    recommended: category.path.at(-1) ?? "",
    leading: leading.path.at(-1) ?? "",
  };
  return (
    <li className={styles.row} aria-label={title}>
      <BlockStack gap="200">
        <div className={styles.sample}>
          <Thumbnail size="small" source={thumbnail(row.imageUrl) ?? ImageIcon} alt="" />
          <Text as="h2" variant="headingSm">
            <Link url={`/app/products/${productId}`} removeUnderline monochrome>
              {title}
            </Link>
          </Text>
        </div>
        <Text as="p" tone="subdued">
          {row.localCategory}
        </Text>
        <Link url={`shopify:admin/products/${productId}`} target="_top">
          {t("newProduct.saved.openProduct")}
        </Link>
      </BlockStack>
      <BlockStack gap="200" inlineAlign="start">
        <CategoryName category={category} />
        <Text as="p" tone="subdued">
          {t("review.misfit.leading", { path: leading.path.join(" › ") })}
        </Text>
        <Badge tone="attention">{t(`review.misfit.reason.${reason}`)}</Badge>
        <Text as="p" variant="bodySm">
          {t(`review.misfit.why.${reason}`, names)}
        </Text>
      </BlockStack>
      <div className={styles.decisions}>
        <Button onClick={onConfirm} accessibilityLabel={t("review.misfit.confirmLabel", names)}>
          {t("review.misfit.confirm", names)}
        </Button>
        <Button onClick={onUse} accessibilityLabel={t("review.misfit.useLabel", names)}>
          {t("review.misfit.use", names)}
        </Button>
        <InlineStack align="center">
          <Button
            variant="tertiary"
            onClick={onChange}
            accessibilityLabel={t("decide.label.change", { product: title })}
          >
            {t("decide.action.change")}
          </Button>
        </InlineStack>
      </div>
    </li>
  );
}
