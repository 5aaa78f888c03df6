import { BlockStack, Card, InlineStack, SkeletonBodyText, Text } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CategoryCardView } from "../views/category-card.server";
import { CategoryNeeds } from "./category-needs";
import { PermissionBadge } from "./category-picker/permission-badge";

interface CategoryCardProps {
  categoryId: string;
  /** Says which of the needs this product has already in Shopify. */
  productId?: string | undefined;
}

/** A category and what a listing there will need. Asks for it when it is shown. */
export function CategoryCard({ categoryId, productId }: CategoryCardProps) {
  const { t, i18n } = useTranslation();
  const card = useCard(categoryId, { locale: i18n.language, productId });
  if (card === "loading") return <SkeletonBodyText lines={4} />;
  if (card === "failed") return <Text as="p">{t("categories.failed")}</Text>;
  const { category, requirement } = card;
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack>
          <Text as="span" tone="subdued" variant="bodySm">
            {category.path.slice(0, -1).join(" › ")}
          </Text>
          <InlineStack gap="200" blockAlign="center">
            <Text as="h3" variant="headingSm">
              {category.path.at(-1)}
            </Text>
            <PermissionBadge category={category} />
          </InlineStack>
        </BlockStack>
        {requirement ? (
          <CategoryNeeds requirement={requirement} isAboutProduct={card.isAboutProduct} />
        ) : (
          <Text as="p">{t("needs.unknown")}</Text>
        )}
      </BlockStack>
    </Card>
  );
}

type ShownCard = CategoryCardView | "loading" | "failed";

function useCard(
  categoryId: string,
  { locale, productId }: { locale: string; productId: string | undefined },
): ShownCard {
  const asked = new URLSearchParams({ locale, ...(productId ? { productId } : {}) }).toString();
  const address = `/app/categories/${categoryId}?${asked}`;
  const [shown, setShown] = useState<{ address: string; card: ShownCard }>({
    address,
    card: "loading",
  });
  useEffect(() => {
    const canceled = new AbortController();
    fetch(address, { signal: canceled.signal })
      .then(async (response) => {
        const card = response.ok ? ((await response.json()) as CategoryCardView) : "failed";
        setShown({ address, card });
      })
      .catch(() => {
        if (!canceled.signal.aborted) setShown({ address, card: "failed" });
      });
    return () => canceled.abort();
  }, [address]);
  return shown.address === address ? shown.card : "loading";
}
